import { nothing } from 'lit';
import { Directive, directive, type ElementPart } from 'lit/directive.js';

/**
 * Sets a CSS custom property on the element whose tag it stands in. Lit's own styleMap begins with a style attribute,
 * which a page's Content-Security-Policy may forbid.
 */
export const customProperty = directive(
  class extends Directive {
    override render(_name: `--${string}`, _value: string) {
      return nothing;
    }

    override update({ element }: ElementPart, [name, value]: Parameters<this['render']>) {
      (element as HTMLElement).style.setProperty(name, value);
      return nothing;
    }
  },
);
