/** Names an element for the browser; a second copy of the script finds the name taken and leaves it at that. */
export function define(tag: string, element: CustomElementConstructor): void {
  if (!customElements.get(tag)) customElements.define(tag, element);
}
