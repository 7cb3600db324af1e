/** Calls back once the element is on the screen; a poll far down the page costs its server nothing until then. */
export function onceVisible(element: Element, signal: AbortSignal, callback: () => void): void {
  const observer = new IntersectionObserver((entries) => {
    if (!entries.some(({ isIntersecting }) => isIntersecting)) return;
    observer.disconnect();
    callback();
  });
  observer.observe(element);
  signal.addEventListener('abort', () => observer.disconnect());
}
