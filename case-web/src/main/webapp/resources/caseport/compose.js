/*
 * A case page: <a data-compose href> and <button data-compose name="act"> open the composer in place. It is fetched with the
 * scripts it needs, so that a page on which nobody writes is light. Without this script they lead to the page with it.
 */
(function () {
  'use strict';

  const caseport = window.caseport;
  let shown = location.search;
  let busy = false;

  function addressOf(opener) {
    const address = new URL(opener.href || opener.form.action);
    if (opener.form) {
      new FormData(opener.form, opener).forEach((value, name) => address.searchParams.set(name, value));
    }
    return address;
  }

  /** Runs the scripts of that page which this one lacks, in their order. */
  function load(fresh) {
    const here = new Set([...document.scripts].map((script) => script.getAttribute('src')));
    return Promise.all([...fresh.querySelectorAll('script[src]')]
      .map((script) => script.getAttribute('src'))
      .filter((source) => !here.has(source))
      .map((source) => new Promise((resolve, reject) => {
        const script = document.createElement('script');
        script.async = false;
        script.onload = resolve;
        script.onerror = reject;
        script.src = source;
        document.body.append(script);
      })));
  }

  async function open(address) {
    const answer = await fetch(address, { credentials: 'same-origin', headers: { Accept: 'text/html' } });
    const fresh = new DOMParser().parseFromString(await answer.text(), 'text/html');
    const composer = fresh.getElementById('composer');
    if (!answer.ok || !composer || new URL(answer.url).pathname !== location.pathname) {
      throw new Error(answer.status);
    }
    await load(fresh);
    history.pushState(null, '', answer.url);
    shown = location.search;
    ['head', 'waits', 'opener', 'rating'].forEach((id) => caseport.swap(document.getElementById(id), fresh.getElementById(id)));
    const place = document.importNode(fresh.getElementById('write'), true);
    document.getElementById('write').replaceWith(place);
    caseport.enhance(place);
    const text = place.querySelector('textarea');
    text.focus({ preventScroll: true });
    text.closest('.composer').scrollIntoView({ block: 'nearest' });
  }

  document.addEventListener('click', (event) => {
    const opener = event.target.closest('[data-compose]');
    if (!opener || event.defaultPrevented || event.button !== 0 || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) {
      return;
    }
    event.preventDefault();
    if (busy) {
      return;
    }
    busy = true;
    opener.setAttribute('aria-busy', 'true');
    const address = addressOf(opener);
    open(address).catch(() => location.assign(address)).finally(() => {
      busy = false;
      opener.removeAttribute('aria-busy');
    });
  });

  // The page before or after this one, whose parts are not here any more.
  window.addEventListener('popstate', () => shown === location.search || location.reload());

  // Nothing written: it is cancelled; something written: it is discarded, after a question.
  caseport.register((root) => caseport.each(root, '.composer form[data-composer]', 'blank', (form) => {
    const text = form.querySelector('textarea[name="description"]');
    const files = form.querySelector('.files');
    const mark = () => form.classList.toggle('is-blank', text.value === '' && !(files && files.querySelector('.file')));
    text.addEventListener('input', mark);
    if (files) {
      new MutationObserver(mark).observe(files, { childList: true });
    }
    mark();
  }));

  // <dialog data-leave="address">: Escape leads back.
  caseport.register((root) => caseport.each(root, 'dialog[data-leave]', 'leave', (dialog) =>
    dialog.addEventListener('cancel', (event) => {
      event.preventDefault();
      location.assign(dialog.dataset.leave);
    })));
})();
