/*
 * The one way in which parts of this page are drawn anew from another page, or from a newer state of this one:
 * caseport.page(address) fetches it, and caseport.swap(part, fresh) turns a part into its fresh state in place. A field
 * that somebody types in keeps its text and its cursor, and whichever control has the focus keeps it; open details stay
 * open. An element on which a behaviour was put is replaced as a whole, and gets the behaviour again: scripts may have
 * built something into it.
 */
(function () {
  'use strict';

  const caseport = window.caseport;

  /**
   * The page at this address; null when it leads elsewhere by now, such as to the sign-in page. Other answers are errors
   * with their status and their page, which is null when Support Center did not write it: its server while it starts, or
   * a proxy. An unattended request does not keep anybody signed in.
   */
  caseport.page = async function (address, { unattended = false } = {}) {
    const headers = { Accept: 'text/html' };
    if (unattended) {
      headers['Caseport-Unattended'] = '1';
    }
    const answer = await fetch(address, { credentials: 'same-origin', headers });
    if (answer.redirected) {
      return null;
    }
    // Every page of Support Center says what it may load. What another page holds would be tried against that of this one.
    const page = answer.headers.has('Content-Security-Policy')
      ? new DOMParser().parseFromString(await answer.text(), 'text/html')
      : null;
    if (!answer.ok || !page) {
      throw Object.assign(new Error(answer.status), { status: answer.status, page });
    }
    return page;
  };

  /** What tells a control without an id from the others in its part: what it is, and where it leads or what it is called. */
  const signature = (control) => control.tagName
    + (control.getAttribute('href') || control.getAttribute('aria-label') || control.name || control.textContent.trim());

  /** The control that stands where this one stood. */
  function again(control, drawn, signed) {
    if (control.isConnected) {
      return control;
    }
    const named = control.id && document.getElementById(control.id);
    return named || [...drawn.querySelectorAll(control.tagName)].find((one) => signature(one) === signed);
  }

  /**
   * Draws the part anew, announces its [data-announce] and answers the part as it stands on the page now.
   * { overTyping: true } gives even the field that somebody types in the value of the fresh page.
   */
  caseport.swap = function (part, fresh, { overTyping = false } = {}) {
    const focused = part.contains(document.activeElement) ? document.activeElement : null;
    const signed = focused && signature(focused);
    const parent = part.parentNode;
    const at = [...parent.childNodes].indexOf(part);
    const whole = [];
    window.Idiomorph.morph(part, fresh, {
      restoreFocus: false,
      callbacks: {
        beforeNodeMorphed(old, now) {
          if (old.caseportSeen) {
            whole.push([old, now]);
            return false;
          }
          return true;
        },
        beforeAttributeUpdated(name, element, how) {
          const typed = name === 'value' && element === focused && !overTyping;
          const stays = how === 'remove' && (name === 'open' || (name === 'tabindex' && element === focused));
          return !typed && !stays;
        },
      },
    });
    whole.forEach(([old, now]) => old.replaceWith(document.importNode(now, true)));
    const drawn = parent.childNodes[at];
    caseport.enhance(drawn);
    if (focused && document.activeElement !== focused) {
      const control = again(focused, drawn, signed);
      if (control) {
        control.focus({ preventScroll: true });
      }
    }
    drawn.querySelectorAll('[data-announce]').forEach((said) => caseport.announce(said.textContent.trim()));
    return drawn;
  };
})();
