/*
 * <dialog id="session">: warns before the sign-in ends, says when it has, and both by what the server says: another tab may
 * have prolonged it. Asking prolongs nothing. What was typed into a form that nobody saves stays in this tab while its
 * person is signed out, and comes back on the same page for the same person only. Passwords and codes are never kept.
 */
(function () {
  'use strict';

  const caseport = window.caseport;
  const KEY = 'caseport.typed';
  const ASK_AGAIN = 10000;
  const LONGEST_TIMER = 2 ** 31 - 1;
  const here = location.pathname + location.search;
  const dialog = document.getElementById('session');

  // ---- what was typed

  function kept() {
    try {
      return JSON.parse(sessionStorage.getItem(KEY));
    } catch {
      return null;
    }
  }

  function keep(typed) {
    try {
      if (typed) {
        sessionStorage.setItem(KEY, JSON.stringify(typed));
      } else {
        sessionStorage.removeItem(KEY);
      }
    } catch {
      // No room, or storage is switched off: the page itself still shows it.
    }
  }

  if (!dialog) {
    // A page for strangers: whoever was signed in is not any more.
    const typed = kept();
    if (typed && !typed.signedOut) {
      keep({ ...typed, signedOut: true });
    }
    return;
  }

  const texts = dialog.dataset;
  const title = document.getElementById('sessionTitle');
  const text = document.getElementById('sessionText');
  const countdown = document.getElementById('sessionLeft');
  const stay = document.getElementById('sessionStay');
  const signIn = document.getElementById('sessionSignIn');
  const signOut = document.getElementById('sessionSignOut');
  const close = document.getElementById('sessionClose');
  const warn = Number(texts.warn);
  const others = 'BroadcastChannel' in window ? new BroadcastChannel('caseport.session') : null;

  const forms = () => [...document.querySelectorAll('main form')].filter((form) => form.method === 'post' && form.dataset.keep !== 'never');
  const nameOf = (form, index) => form.id || form.getAttribute('action') + ' ' + index;
  const isChoice = (field) => field.type === 'radio' || field.type === 'checkbox';

  /** The fields of a form that hold what a person typed or chose and that nothing else keeps. */
  function fieldsOf(form) {
    const saved = form.hasAttribute('data-autosave-url');
    return [...form.elements].filter((field) => field.matches('input, textarea, select')
      && !['hidden', 'password', 'file', 'submit', 'button', 'image', 'reset'].includes(field.type)
      && !/one-time-code|password|cc-/.test(field.autocomplete || '')
      && !(saved && field.hasAttribute('data-field')) && (field.name || field.id));
  }

  function isTyped(field) {
    if (isChoice(field)) {
      return field.checked !== field.defaultChecked;
    }
    return field.matches('select')
      ? [...field.options].some((option) => option.selected !== option.defaultSelected)
      : field.value !== field.defaultValue;
  }

  const keyOf = (field) => (field.id || field.name) + (isChoice(field) ? '=' + field.value : '');

  function typed() {
    const all = {};
    forms().forEach((form, index) => fieldsOf(form).filter(isTyped).forEach((field) => {
      const name = nameOf(form, index);
      all[name] = all[name] || {};
      all[name][keyOf(field)] = isChoice(field) ? field.checked : field.value;
    }));
    return all;
  }

  function keepTyped(signedOut) {
    const all = typed();
    keep(Object.keys(all).length === 0 ? null : { person: texts.person, page: here, signedOut, forms: all });
  }

  function restore() {
    const before = kept();
    keep(null);
    if (!before || !before.signedOut || before.person !== texts.person || before.page !== here) {
      return;
    }
    let some = false;
    forms().forEach((form, index) => {
      const values = before.forms[nameOf(form, index)] || {};
      fieldsOf(form).filter((field) => Object.hasOwn(values, keyOf(field)) && !field.disabled).forEach((field) => {
        const value = values[keyOf(field)];
        if (isChoice(field)) {
          field.checked = value;
        } else {
          field.value = value;
        }
        some = true;
        for (let around = field.closest('details'); around; around = around.parentElement.closest('details')) {
          around.open = true;
        }
        field.dispatchEvent(new Event('input', { bubbles: true }));
      });
    });
    if (some) {
      caseport.announce(texts.restored);
    }
  }

  // ---- until when

  let timer = null;
  let ticker = null;
  let endsAt = 0;
  let last = false;
  let ended = false;
  let leaving = false;
  let said = '';

  function later(milliseconds) {
    clearTimeout(timer);
    timer = setTimeout(check, Math.min(LONGEST_TIMER, Math.max(0, milliseconds)));
  }

  async function ask(method) {
    const headers = { Accept: 'application/json' };
    const answer = await fetch(texts.session, { method, credentials: 'same-origin', headers, cache: 'no-store' });
    if (answer.status === 401) {
      return null;
    }
    if (!answer.ok) {
      throw new Error(answer.status);
    }
    return answer.json();
  }

  async function check(method = 'GET') {
    clearTimeout(timer);
    let state;
    try {
      state = await ask(method);
    } catch {
      // The server is away: it is asked again, and nothing is over because of that.
      later(ASK_AGAIN);
      return;
    }
    if (state === null) {
      end();
    } else if (state.person !== texts.person) {
      // Somebody else has signed in here meanwhile, and must not see this page.
      keep(null);
      location.reload();
    } else {
      learn(state.left, state.last);
    }
  }

  function learn(left, isLast) {
    ended = false;
    last = isLast;
    endsAt = Date.now() + left * 1000;
    if (left > warn) {
      hide();
      later((left - warn) * 1000);
    } else {
      show();
      later(Math.min(ASK_AGAIN, (left + 1) * 1000));
    }
  }

  // ---- the dialog

  function open(focus) {
    if (!dialog.open) {
      dialog.showModal();
      focus.focus();
    }
  }

  const isTyping = () => document.activeElement && document.activeElement.matches('main textarea, main input');

  function hide() {
    clearInterval(ticker);
    ticker = null;
    said = '';
    if (dialog.open) {
      dialog.close();
    }
  }

  function show() {
    title.textContent = texts.title;
    text.textContent = last ? texts.last : texts.text;
    stay.hidden = last;
    signIn.hidden = true;
    signOut.hidden = false;
    close.hidden = !last;
    tick();
    open(last ? close : stay);
    if (ticker === null) {
      ticker = setInterval(tick, 1000);
    }
  }

  /** Says how long it still is: each minute, and in the last one at a half and at ten seconds. */
  function tick() {
    const left = Math.max(0, Math.round((endsAt - Date.now()) / 1000));
    const step = left > 60 ? Math.ceil(left / 60) * 60 : left > 30 ? 60 : left > 10 ? 30 : 10;
    const words = step > 60 ? caseport.format(texts.minutes, step / 60) : caseport.format(texts.seconds, step);
    if (words !== said) {
      said = words;
      countdown.textContent = words;
    }
    if (left === 0) {
      clearInterval(ticker);
      ticker = null;
      later(1000);
    }
  }

  function end() {
    clearInterval(ticker);
    ticker = null;
    said = '';
    const news = !ended;
    ended = true;
    title.textContent = texts.endedTitle;
    text.textContent = texts.endedText;
    countdown.textContent = '';
    stay.hidden = true;
    signOut.hidden = true;
    signIn.hidden = false;
    close.hidden = false;
    signIn.href = texts.signIn + '?return=' + encodeURIComponent(here);
    if (news && !dialog.open && isTyping()) {
      // Whoever is typing goes on typing; what is sent from here on leads through the sign-in and back.
      const field = document.activeElement;
      dialog.show();
      field.focus({ preventScroll: true });
      caseport.announce(texts.endedTitle + ' ' + texts.endedText);
    } else if (news) {
      const wasOpen = dialog.open;
      open(signIn);
      if (wasOpen) {
        signIn.focus();
      }
    }
  }

  stay.addEventListener('click', async () => {
    await check('POST');
    if (others) {
      others.postMessage('stayed');
    }
  });
  close.addEventListener('click', () => dialog.close());
  dialog.addEventListener('cancel', (event) => {
    // Whoever presses Escape is there.
    if (!ended && !last) {
      event.preventDefault();
      stay.click();
    }
  });
  signIn.addEventListener('click', () => keepTyped(true));
  window.addEventListener('pagehide', () => ended && keepTyped(true));

  // A form sent when nobody is signed in any more would be lost: it is kept first, and only then sent or stopped.
  window.addEventListener('submit', (event) => {
    const form = event.target;
    leaving = leaving || (form.getAttribute('action') || '').endsWith('/sign-out');
    if (form.method !== 'post' || form.dataset.keep === 'never' || !form.closest('main')) {
      return;
    }
    keepTyped(ended);
    if (ended) {
      event.preventDefault();
      event.stopImmediatePropagation();
      // Somebody may have signed in again in another tab.
      check().then(() => ended && location.assign(signIn.href));
    }
  }, true);

  if (others) {
    others.onmessage = () => check();
  }
  // Who signs out here is on the way to another page, and need not hear of it on this one.
  document.addEventListener('caseport:signed-out', () => leaving || check());
  document.addEventListener('visibilitychange', () => document.visibilityState === 'visible'
    && (ended || Date.now() > endsAt - warn * 1000) && check());
  window.addEventListener('pageshow', (event) => event.persisted && check());

  learn(Number(texts.endsIn), false);
  document.readyState === 'complete' ? restore() : document.addEventListener('DOMContentLoaded', restore);
})();
