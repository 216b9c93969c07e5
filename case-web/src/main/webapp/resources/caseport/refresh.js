/*
 * <select data-field="service" data-refresh="category-part promise">: once the new value is saved, the named parts of this
 * page are fetched from its own address and drawn anew. Focus, open details and text that is still unsaved stay.
 */
(function () {
  'use strict';

  const caseport = window.caseport;
  const wanted = new Set();
  const RETRY = 2000;
  const MOST_RETRIES = 60;
  let busy = false;
  let failures = 0;

  caseport.refresh = async function (ids) {
    ids.forEach((id) => wanted.add(id));
    while (!busy && wanted.size > 0) {
      const now = [...wanted];
      wanted.clear();
      busy = true;
      let fresh = null;
      try {
        fresh = await page();
        failures = 0;
      } catch {
        // The server is away for a while: the parts are still wanted.
        failures += 1;
        if (failures <= MOST_RETRIES) {
          now.forEach((id) => wanted.add(id));
        }
        await new Promise((resolve) => setTimeout(resolve, RETRY));
      }
      busy = false;
      if (fresh) {
        now.forEach((id) => replace(id, fresh));
        if (caseport.autosave) {
          caseport.autosave.refill();
        }
      }
    }
  };

  /** This page as it is now; null when its address leads elsewhere by now, such as to the sign-in page. */
  async function page() {
    // A question that has only just appeared is not yet left unanswered.
    const here = new URL(location.href);
    here.searchParams.delete('check');
    here.hash = '';
    const answer = await fetch(here, { credentials: 'same-origin', headers: { Accept: 'text/html' } });
    if (answer.redirected) {
      return null;
    }
    if (!answer.ok) {
      throw new Error(answer.status);
    }
    return new DOMParser().parseFromString(await answer.text(), 'text/html');
  }

  function replace(id, fresh) {
    const old = document.getElementById(id);
    const replacement = fresh.getElementById(id);
    if (!old || !replacement) {
      return;
    }
    const focused = old.contains(document.activeElement) ? document.activeElement.id : null;
    const open = [...old.querySelectorAll('details[open][id]')].map((details) => details.id);
    old.replaceWith(document.adoptNode(replacement));
    open.map((one) => document.getElementById(one)).forEach((details) => details && (details.open = true));
    caseport.enhance(replacement);
    const again = focused && document.getElementById(focused);
    if (again) {
      again.focus();
    }
    replacement.querySelectorAll('[data-announce]').forEach((said) => caseport.announce(said.textContent.trim()));
  }

  document.addEventListener('caseport:saved', (event) => {
    const ids = event.detail
      .flatMap((name) => [...event.target.querySelectorAll('[data-field="' + CSS.escape(name) + '"][data-refresh]')])
      .flatMap((field) => field.dataset.refresh.split(/\s+/));
    if (ids.length > 0) {
      caseport.refresh([...new Set(ids)]);
    }
  });
})();
