import {LitElement, type CSSResult} from 'lit';
import {wear} from './adopt-styles.ts';

/** An element that keeps its looks in whichever document it stands, and draws over what a server drew of it. */
export abstract class StyledElement extends LitElement {
  protected override createRenderRoot(): ShadowRoot {
    // One that came with the page's HTML is taken over.
    const root = this.shadowRoot ?? this.attachShadow({mode: 'open'});
    root.replaceChildren('');
    // Style elements come after it, and go, where what is rendered does not.
    this.renderOptions.renderBefore = root.firstChild;
    wear(root, (this.constructor as typeof LitElement).elementStyles as CSSResult[]);
    return root;
  }

  /** It was moved into another document, which takes no sheet of the one before. */
  adoptedCallback(): void {
    if (this.renderRoot) wear(this.renderRoot as ShadowRoot);
  }
}
