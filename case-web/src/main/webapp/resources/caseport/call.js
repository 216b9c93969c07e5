/*
 * <form data-call-form>: the outcome of a call. It is sent with its key until an answer has come, so that it is saved once
 * whatever breaks. Fields that don't belong to the chosen outcome are hidden as long as they are empty. As long as the page
 * is open the claim is kept.
 */
(function () {
  'use strict';

  // A form that was posted leaves no id in the address, by which the page is fetched again.
  const shownCall = document.querySelector('[data-shown-call]');
  if (shownCall && !location.search) {
    history.replaceState(null, '', location.pathname + '?id=' + encodeURIComponent(shownCall.dataset.shownCall) + location.hash);
  }

  const caseport = window.caseport;
  const EVERY = 60000;
  const RETRIES = [1000, 2000, 4000, 8000];
  const TIMEOUT = 20000;
  const REFUSED = 422;

  // ---- fields of the chosen outcome

  function show(form) {
    const chosen = form.querySelector('input[name="outcome"]:checked');
    form.querySelectorAll('[data-outcomes]').forEach((part) => {
      const field = part.querySelector('textarea');
      const wanted = chosen ? part.dataset.outcomes.split(' ').includes(chosen.value) : part.hasAttribute('data-first');
      part.hidden = !wanted && !(field && field.value.trim() !== '');
    });
  }

  // ---- the customer's time beside the agent's

  /** The offset of a zone at an instant, in milliseconds. */
  function offset(zone, instant) {
    const parts = Object.fromEntries(new Intl.DateTimeFormat('en', {
      timeZone: zone, year: 'numeric', month: 'numeric', day: 'numeric', hour: 'numeric', minute: 'numeric', second: 'numeric',
      hourCycle: 'h23',
    }).formatToParts(instant).map((part) => [part.type, Number(part.value)]));
    return Date.UTC(parts.year, parts.month - 1, parts.day, parts.hour, parts.minute, parts.second) - instant;
  }

  function tell(field) {
    const place = document.getElementById(field.dataset.told);
    const wall = Date.parse(field.value + 'Z');
    if (!place) {
      return;
    }
    if (Number.isNaN(wall)) {
      place.textContent = '';
      return;
    }
    try {
      const guess = wall - offset(field.dataset.zone, wall);
      const instant = wall - offset(field.dataset.zone, guess);
      const there = new Intl.DateTimeFormat(document.documentElement.lang, {
        timeZone: field.dataset.there, weekday: 'short', day: 'numeric', month: 'short', hour: '2-digit', minute: '2-digit',
        hourCycle: 'h23',
      }).format(instant);
      const city = field.dataset.there.split('/').pop().replaceAll('_', ' ');
      place.textContent = caseport.format(place.dataset.text, city, there);
    } catch {
      // A zone that this browser does not know: nothing is said rather than something wrong.
      place.textContent = '';
    }
  }

  // ---- saving once

  const fields = (form) => {
    const sent = {};
    new FormData(form).forEach((value, name) => {
      sent[name] = value;
    });
    // What is kept already is no part of the form's data; here all of it goes together.
    form.querySelectorAll('[data-field]').forEach((field) => {
      if (field.type !== 'radio' || field.checked) {
        sent[field.name] = field.value;
      }
    });
    return sent;
  };

  async function send(form, body) {
    const answer = await fetch(form.dataset.callForm, {
      method: 'PUT',
      credentials: 'same-origin',
      headers: { 'Content-Type': 'application/json', Accept: 'application/json' },
      body,
      signal: AbortSignal.timeout ? AbortSignal.timeout(TIMEOUT) : undefined,
    });
    if (answer.status >= 500 || answer.status === 408 || answer.status === 429 || answer.redirected) {
      throw new Error('not answered');
    }
    return answer;
  }

  function say(text) {
    const state = document.querySelector('[data-save-state]');
    if (state) {
      state.textContent = text;
      state.dataset.state = text === '' ? 'saved' : 'retrying';
    }
    if (text) {
      caseport.announce(text);
    }
  }

  async function save(form, button) {
    button.setAttribute('aria-busy', 'true');
    // Nothing that is typed is still on its way when the outcome arrives.
    await caseport.autosave.flush();
    const body = JSON.stringify({ fields: fields(form) });
    for (let tries = 0; ; tries += 1) {
      try {
        const answer = await send(form, body);
        const said = await answer.json().catch(() => ({}));
        if (answer.status === 401) {
          location.assign(form.dataset.signInUrl + encodeURIComponent(location.pathname + location.search));
        } else if (answer.status === REFUSED || !said.location) {
          // The server draws what is wrong with it.
          form.caseportPlain = true;
          form.requestSubmit(button);
        } else {
          caseport.autosave.forget();
          location.assign(said.location);
        }
        return;
      } catch {
        if (tries === RETRIES.length) {
          button.removeAttribute('aria-busy');
          say(form.dataset.failed);
          return;
        }
        say(form.dataset.retrying);
        await new Promise((resolve) => setTimeout(resolve, RETRIES[tries]));
      }
    }
  }

  caseport.register((root) => {
    caseport.each(root, 'form[data-call-form]', 'call', (form) => {
      const button = form.querySelector('[type="submit"]');
      form.addEventListener('change', () => show(form));
      form.addEventListener('caseport:restored', () => show(form));
      form.addEventListener('submit', (event) => {
        if (form.caseportPlain || event.submitter !== button) {
          return;
        }
        event.preventDefault();
        if (!button.hasAttribute('aria-busy')) {
          save(form, button);
        }
      });
    });
    // What the telephone system says is proposed; the agent decides.
    const phone = document.querySelector('[data-proposed]');
    const proposed = phone && phone.dataset.proposed && document.getElementById('outcome-' + phone.dataset.proposed);
    if (proposed && !proposed.form.querySelector('input[name="outcome"]:checked')) {
      proposed.checked = true;
    }
    // A part that was drawn again is as the server draws it, with all fields.
    document.querySelectorAll('form[data-call-form]').forEach(show);
    caseport.each(root, 'input[data-there]', 'there', (field) => field.addEventListener('input', () => tell(field)));
  });

  // Agents look elsewhere while they talk: a page that nobody sees keeps the claim, too.
  setInterval(() => document.querySelector('form[data-call-form]') && caseport.refresh(['call-state', 'next-part'], { gently: true }), EVERY);
})();
