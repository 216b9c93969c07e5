/*
 * Every page of the workspace: countdowns, and keys that do something. Keys never fire while somebody types, never with
 * a modifier, and can be turned off under "?". Ctrl+Enter sends what is written, and Esc leaves a field.
 */
(function () {
  'use strict';

  const caseport = window.caseport;
  const FOCUS = 'caseport.focus';
  const TICK = 5000;

  // ---- countdowns: <td data-due data-at-risk data-state>. The server has written the same words already.

  const words = document.getElementById('dueWords');
  const ahead = words ? Date.parse(words.dataset.now) - Date.now() : 0;

  function span(milliseconds) {
    const number = (value) => value.toLocaleString(document.documentElement.lang);
    const all = Math.floor(milliseconds / 60000);
    const hours = Math.floor(all / 60);
    const minutes = all % 60;
    if (hours >= 24) {
      const rounded = Math.round(all / 60);
      const days = Math.floor(rounded / 24);
      return rounded % 24 === 0
        ? caseport.format(words.dataset.days, number(days))
        : caseport.format(words.dataset.daysAndHours, number(days), number(rounded % 24));
    }
    if (hours === 0) {
      return caseport.format(words.dataset.minutes, number(minutes));
    }
    return minutes === 0
      ? caseport.format(words.dataset.hours, number(hours))
      : caseport.format(words.dataset.both, number(hours), number(minutes));
  }

  function tick(root, passing) {
    const now = Date.now() + ahead;
    root.querySelectorAll('[data-due]').forEach((place) => {
      const left = Date.parse(place.dataset.due) - now;
      const state = left < 0 ? 'missed' : now < Date.parse(place.dataset.atRisk) ? 'running' : 'risk';
      const text = caseport.format(left < 0 ? words.dataset.missed : words.dataset.left, span(Math.abs(left)));
      if (place.textContent !== text) {
        place.textContent = text;
        // The bar and the words below it count the same time.
        if (passing && place.closest('#clock')) {
          caseport.refresh(['clock'], { gently: true });
        }
      }
      if (place.dataset.state !== state) {
        place.dataset.state = state;
      }
    });
  }

  // ---- clocks elsewhere: <span data-clock="Australia/Sydney" data-here="Europe/Berlin">, with the weekday if it is another.

  const at = (zone, language, asked) => new Intl.DateTimeFormat(language, { timeZone: zone, ...asked }).format(Date.now() + ahead);

  function tell(place) {
    const there = place.dataset.clock;
    const date = { year: 'numeric', month: 'numeric', day: 'numeric' };
    const otherDay = at(there, 'en', date) !== at(place.dataset.here, 'en', date);
    const text = caseport.format(otherDay ? place.dataset.otherDay : place.dataset.sameDay, place.dataset.city,
      at(there, 'en', { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' }),
      at(there, document.documentElement.lang, { weekday: 'short' }));
    if (place.textContent !== text) {
      place.textContent = text;
    }
  }

  function tellAll() {
    try {
      document.querySelectorAll('[data-clock]').forEach(tell);
    } catch {
      // A zone that this browser does not know yet: what the server wrote stays.
    }
  }

  setInterval(() => document.visibilityState === 'visible' && tellAll(), TICK);
  document.addEventListener('visibilitychange', () => document.visibilityState === 'visible' && tellAll());

  if (words) {
    caseport.register((root) => tick(root, false));
    setInterval(() => document.visibilityState === 'visible' && tick(document, true), TICK);
    document.addEventListener('visibilitychange', () => document.visibilityState === 'visible' && tick(document, true));
  }

  // ---- keys

  const keys = {};

  /** Whether this is a place where keys are letters. */
  function isTyping(target) {
    return target.isContentEditable || target.closest('input:not([type="checkbox"], [type="radio"], [type="button"], [type="submit"]), textarea, select, dialog[open], [role="listbox"]');
  }

  /** Pages say what their keys do; an action answers false when it has nothing to do here. */
  caseport.keys = function (added) {
    Object.assign(keys, added);
  };

  const FIRST_OF_TWO = 1500;
  let first = '';
  let timer = 0;

  document.addEventListener('keydown', (event) => {
    if (event.defaultPrevented || event.isComposing) {
      return;
    }
    if (event.key === 'Enter' && (event.ctrlKey || event.metaKey) && !event.altKey) {
      send(event);
    } else if (event.key === 'Escape' && isTyping(event.target) && !event.target.closest('dialog[open]')) {
      // The browser would empty a search.
      event.preventDefault();
      event.target.blur();
    } else if (caseport.usesKeys() && (!event.repeat || 'jk'.includes(event.key))
      && !event.ctrlKey && !event.altKey && !event.metaKey && !isTyping(event.target)) {
      press(event);
    }
  });

  /** One key, or two after another such as g q. */
  function press(event) {
    const pressed = first + event.key;
    clearTimeout(timer);
    first = '';
    if (pressed === 'g') {
      first = 'g ';
      timer = setTimeout(() => (first = ''), FIRST_OF_TWO);
      return;
    }
    const action = Object.hasOwn(keys, pressed) && keys[pressed];
    if (action && action() !== false) {
      event.preventDefault();
    }
  }

  /** <button data-send="Enter">, "Shift+Enter": what Ctrl with this key presses while its panel or form is written in. */
  function send(event) {
    const field = event.target.closest('textarea');
    const place = field && (field.closest('[role="tabpanel"]') || field.form);
    const button = place && place.querySelector('[data-send="' + (event.shiftKey ? 'Shift+' : '') + 'Enter"]');
    if (button && !event.repeat) {
      event.preventDefault();
      button.click();
    }
  }

  function show(id) {
    const dialog = document.getElementById(id);
    if (dialog && !dialog.open) {
      dialog.showModal();
    }
  }

  caseport.keys({
    t: () => document.getElementById('takeNext').click(),
    '/': () => {
      const search = document.getElementById('search');
      if (search) {
        search.focus();
        search.select();
      } else if (document.querySelector('[data-queue="calls"]')) {
        // Calls are not searched, and the queue would open with them again.
        location.assign((document.body.dataset.root || '') + '/workspace?view=all');
      } else {
        document.getElementById('toQueue').click();
      }
    },
    '?': () => show('shortcuts'),
    'g q': () => document.getElementById('toQueue').click(),
  });

  caseport.register((root) => {
    caseport.each(root, '[data-show-dialog]', 'dialog', (button) => button.addEventListener('click', () => show(button.dataset.showDialog)));
    // <select data-submit>: choosing is asking. The page that answers puts the focus back.
    caseport.each(root, 'select[data-submit]', 'submit', (select) => caseport.chosen(select, () => {
      try {
        sessionStorage.setItem(FOCUS, location.pathname + '#' + select.id);
      } catch {
        // Storage is switched off: the focus begins at the top.
      }
      select.form.requestSubmit();
    }));
  });

  document.addEventListener('DOMContentLoaded', () => {
    let left = '';
    try {
      left = sessionStorage.getItem(FOCUS) || '';
      sessionStorage.removeItem(FOCUS);
    } catch {
      // Nothing was kept.
    }
    const field = left.startsWith(location.pathname + '#') && document.getElementById(left.slice(left.indexOf('#') + 1));
    if (field && document.activeElement === document.body) {
      field.focus();
    }
  });
})();
