/** Whether nothing has the focus, as where a control had it that is disabled now, or gone. */
export function isFocusNowhere(): boolean {
  return document.activeElement === document.body;
}
