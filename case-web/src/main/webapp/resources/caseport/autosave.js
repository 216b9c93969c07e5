/*
 * <form data-draft-id data-person-key data-autosave-url data-sign-in-url>: whatever is typed or chosen in a [data-field]
 * is sent within 1.5 s, stays in this browser until the server has it, and comes back after a crash or a sign-in.
 * What could not be saved is tried again after 1, 2, 4, 8, 16 and then every 30 s, fifteen times, but never before a
 * server that was asked too much wants it; [data-save-now] saves it at once.
 */
(function () {
  'use strict';

  const caseport = window.caseport;
  const PAUSE = 600;
  const LONGEST_PAUSE = 1500;
  const FIRST_RETRY = 1000;
  const LONGEST_RETRY = 30000;
  /** How often it tries again by itself: for 5.5 minutes. Then only what is typed, pressed or online again is a reason. */
  const MOST_TRIES = 15;
  /** After "too many requests" that name no time. */
  const CROWDED = 30000;
  const LEAVING_TIMEOUT = 30000;
  const TRIES_WHILE_PRESSED = 3;
  let saver = null;

  class Saver {
    constructor(form) {
      this.form = form;
      this.url = form.dataset.autosaveUrl;
      this.key = 'caseport.draft.' + form.dataset.draftId + '.' + (form.dataset.personKey || '');
      this.state = document.querySelector('[data-save-state]');
      this.button = document.querySelector('[data-save-now]');
      this.waiting = {};
      this.sending = null;
      this.atLeaving = {};
      this.attempt = 0;
      this.timer = null;
      this.notBefore = 0;
      this.over = false;
      this.asked = JSON.parse(form.dataset.questions || '{}');
      this.ask();
      this.restore();
      form.addEventListener('input', (event) => this.changed(event.target, PAUSE));
      form.addEventListener('change', (event) => this.changed(event.target, 0));
      document.addEventListener('visibilitychange', () => document.visibilityState === 'hidden' && this.attempt === 0 && this.later(0));
      form.addEventListener('formdata', (event) => this.leaveOut(event.formData));
      window.addEventListener('beforeunload', () => this.leaving());
      window.addEventListener('pagehide', () => this.leave());
      window.addEventListener('online', () => this.retryNow());
      if (this.button) {
        this.button.addEventListener('click', () => this.retryNow());
      }
    }

    changed(field, pause) {
      const name = field.dataset && field.dataset.field;
      if (!name || this.over || ((field.type === 'radio') && !field.checked)) {
        return;
      }
      const value = field.type === 'checkbox' && !field.checked ? '' : field.value;
      if (this.waiting[name] === undefined && field.caseportSaved === value) {
        return;
      }
      field.caseportSaved = undefined;
      this.waiting[name] = value;
      this.keep();
      this.since = this.since || Date.now();
      this.show('saving');
      // After a failure the next try is due by itself; typing on must not hurry it.
      if (this.attempt === 0) {
        this.later(Math.max(0, Math.min(pause, this.since + LONGEST_PAUSE - Date.now())));
      } else if (this.timer === null && !this.sending) {
        this.later(LONGEST_RETRY);
      }
    }

    later(pause) {
      clearTimeout(this.timer);
      this.timer = setTimeout(() => this.send(), Math.max(pause, this.notBefore - Date.now()));
    }

    retryNow() {
      if (this.attempt > 0 && !this.sending) {
        this.attempt = 1;
        this.later(0);
        this.trouble('retrying');
      }
    }

    /** Tries again, later each time; in the end only when somebody wants it. */
    failed() {
      this.attempt += 1;
      if (this.attempt > MOST_TRIES) {
        this.trouble('unsaved');
      } else {
        this.trouble('retrying');
        this.later(Math.min(LONGEST_RETRY, FIRST_RETRY * 2 ** (this.attempt - 1)));
      }
    }

    /** No try before the server wants one. */
    wait(answer) {
      const said = answer.headers.get('Retry-After') || '';
      const wait = /^\d+$/.test(said) ? 1000 * said : Date.parse(said) - Date.now();
      this.notBefore = Date.now() + (wait >= 0 ? wait : CROWDED);
    }

    /** Sends what waits; one request at a time. Answers whether everything is saved. */
    async send() {
      if (Date.now() < this.notBefore && !this.sending && !this.isClean()) {
        this.later(0);
        return false;
      }
      clearTimeout(this.timer);
      this.timer = null;
      if (this.sending) {
        await this.sending;
        return this.isClean() || (this.attempt === 0 && this.send());
      }
      if (this.over || this.isClean()) {
        return this.isClean();
      }
      const fields = this.waiting;
      this.inFlight = fields;
      this.waiting = {};
      this.since = null;
      this.sending = this.request(fields).catch(() => 'failed');
      const outcome = await this.sending;
      this.sending = null;
      this.inFlight = null;
      if (outcome === 'saved') {
        this.attempt = 0;
        if (this.troubled) {
          this.troubled = false;
          caseport.announce(this.texts().saved);
        }
        this.remember(fields);
        this.keep();
        this.form.dispatchEvent(new CustomEvent('caseport:saved', { bubbles: true, detail: Object.keys(fields) }));
        if (this.isClean()) {
          this.show('saved');
          if (this.unseen) {
            location.reload();
          }
        } else {
          this.later(PAUSE);
        }
      } else {
        this.waiting = { ...fields, ...this.waiting };
        this.keep();
        if (outcome === 'failed') {
          this.failed();
        } else {
          this.attempt = 0;
        }
      }
      return this.isClean();
    }

    async request(fields) {
      const body = JSON.stringify({ fields });
      const answer = await fetch(this.url, {
        method: 'PATCH',
        credentials: 'same-origin',
        headers: { 'Content-Type': 'application/json', Accept: 'application/json' },
        body,
        // Survives leaving the page; browsers allow that for small bodies only.
        keepalive: body.length < 20000,
        signal: AbortSignal.timeout ? AbortSignal.timeout(20000) : undefined,
      });
      const isPage = (answer.headers.get('Content-Type') || '').includes('html');
      if (answer.ok && !isPage && !answer.redirected) {
        const said = await answer.json().catch(() => ({}));
        caseport.released().then(() => {
          this.notice(said.notice, fields);
          this.secrets(said.secrets || {}, said.replaced || {}, said.show);
          this.asked = said.questions || {};
          this.ask();
        });
        return 'saved';
      }
      const said = isPage ? {} : await answer.json().catch(() => ({}));
      if (answer.status === 401 || answer.ok) {
        this.trouble('signed-out', this.signInAddress());
        return 'signed-out';
      }
      if (answer.status === 409 || answer.status === 410) {
        this.over = true;
        this.trouble('gone', said.location, said.message);
        return 'gone';
      }
      if (answer.status === 429) {
        this.wait(answer);
        return 'failed';
      }
      // A draft that is gone is a 410; a 404 is a server whose portal is not there yet.
      if (answer.status >= 500 || answer.status === 404 || answer.status === 408) {
        return 'failed';
      }
      this.trouble('refused', null, said.message);
      return 'refused';
    }

    /** What the server says about what it kept, such as choices it took back; until another such choice went well. */
    notice(text, fields) {
      const place = document.querySelector('[data-notice]');
      if (place && text) {
        place.textContent = text;
        place.hidden = false;
        caseport.announce(text);
      } else if (place && (fields.caseType || fields.service)) {
        place.hidden = true;
      }
    }

    /** Says beside a field that a secret in it is not kept; what is typed stays as it is. */
    secrets(said, replaced, show) {
      Object.entries(said).forEach(([name, text]) => this.fieldsOf(name).slice(0, 1).forEach((field) => {
        const place = field.closest('.field') || field.parentElement;
        let line = place.querySelector('.secret-note');
        if (!line && text) {
          line = document.createElement('p');
          line.className = 'secret-note';
          field.after(line);
        }
        if (line && line.dataset.text !== text) {
          line.dataset.text = text;
          line.textContent = text;
          line.hidden = !text;
          if (text) {
            caseport.announce(text);
            if (show && caseport.pointer) {
              line.append(' ', caseport.pointer(field, line, show));
            }
          }
        }
        if (line) {
          line.caseportKept = replaced[name];
        }
      }));
    }

    /** Asks beside each field whether a number in it is a card's, until its author says so. */
    ask() {
      this.form.querySelectorAll('[data-question]').forEach((old) => {
        const asked = this.asked[old.dataset.about] || [];
        if (!asked.some((one) => one.answer === old.dataset.question)) {
          old.remove();
        }
      });
      Object.entries(this.asked).forEach(([name, asked]) => this.fieldsOf(name).slice(0, 1).forEach((field) => {
        const place = field.closest('.field') || field.parentElement;
        asked.filter((one) => !place.querySelector('[data-question="' + one.answer + '"]')).forEach((one) => {
          const before = [...place.querySelectorAll('[data-question]')].pop() || field;
          before.after(this.question(field, one));
          caseport.announce(one.question);
        });
      }));
    }

    question(field, asked) {
      const group = document.createElement('div');
      const text = document.createElement('p');
      group.className = 'secret-question';
      group.dataset.question = asked.answer;
      group.dataset.about = field.dataset.field;
      group.setAttribute('role', 'group');
      group.setAttribute('aria-labelledby', field.id + '-' + asked.answer);
      text.id = field.id + '-' + asked.answer;
      text.textContent = asked.question;
      group.append(text, ...['remove', 'keep'].map((choice) => {
        const button = document.createElement('button');
        button.type = 'button';
        button.className = 'button';
        button.textContent = asked[choice];
        button.addEventListener('click', () => this.answer(field, asked, choice));
        return button;
      }));
      return group;
    }

    /** The answer goes with the text it is about, so that what is kept follows it at once. */
    answer(field, asked, choice) {
      this.waiting[asked.answer] = choice;
      field.caseportSaved = undefined;
      field.dispatchEvent(new Event('input', { bubbles: true }));
      this.later(0);
      field.focus();
      if (choice === 'keep') {
        caseport.announce(asked.kept);
      }
    }

    /** Once everything is saved the form carries no field: what this page shows may be older than what another tab saved. */
    leaveOut(data) {
      if (this.isClean()) {
        this.form.querySelectorAll('[data-field]').forEach((field) => data.delete(field.name));
      }
    }

    isClean() {
      return Object.keys(this.waiting).length === 0 && !this.inFlight;
    }

    /** Nothing that was saved is sent again only because a field lost the focus. */
    remember(fields) {
      Object.entries(fields).forEach(([name, value]) => this.fieldsOf(name).forEach((field) => {
        if (this.waiting[name] === undefined) {
          field.caseportSaved = value;
        }
      }));
    }

    texts() {
      return this.state ? this.state.dataset : {};
    }

    show(state, link, message) {
      if (!this.state || (state === 'saving' && this.troubled)) {
        return;
      }
      const texts = this.texts();
      const text = message || {
        saved: texts.saved, saving: texts.saving, retrying: texts.retrying, unsaved: texts.unsaved, refused: texts.refused,
        'signed-out': texts.signedOut, gone: texts.gone,
      }[state] || '';
      this.state.dataset.state = state;
      this.state.textContent = text;
      this.offer(state === 'unsaved' || (state === 'retrying' && this.notBefore <= Date.now()));
      if (link) {
        const a = document.createElement('a');
        a.href = link;
        a.textContent = state === 'gone' ? texts.goneLink : texts.signIn;
        this.state.append(' ', a);
      }
    }

    /** Shows the button for saving now, or hides it without losing the focus. */
    offer(now) {
      if (this.button && this.button.hidden === now) {
        if (document.activeElement === this.button) {
          this.state.focus();
        }
        this.button.hidden = !now;
      }
    }

    trouble(state, link, message) {
      const before = this.troubled;
      this.troubled = state;
      this.show(state, link, message);
      if (before !== state && this.state) {
        caseport.announce(this.state.textContent);
      }
    }

    signInAddress() {
      return this.form.dataset.signInUrl + encodeURIComponent(location.pathname + location.search);
    }

    /** What the server does not have yet, kept in this browser. */
    keep() {
      try {
        const fields = { ...this.atLeaving, ...this.inFlight, ...this.waiting };
        if (Object.keys(fields).length === 0) {
          localStorage.removeItem(this.key);
        } else {
          localStorage.setItem(this.key, JSON.stringify(fields));
        }
      } catch {
        // No room, or storage is switched off: the server's copy is the one that counts.
      }
    }

    restore() {
      let kept = null;
      try {
        kept = JSON.parse(localStorage.getItem(this.key));
      } catch {
        return;
      }
      if (!kept || typeof kept !== 'object') {
        return;
      }
      this.waiting = kept;
      // A contact or a row that this page does not show yet: once saved, the server draws it.
      this.unseen = Object.keys(kept).some((name) => this.fieldsOf(name).length === 0
        && this.form.querySelector('[data-chips="' + name.split('.')[0] + '"], [data-field^="' + name.split('.')[0] + '."]'));
      this.fill(kept);
      this.show('saving');
      this.later(0);
    }

    fieldsOf(name) {
      return [...this.form.querySelectorAll('[data-field="' + CSS.escape(name) + '"]')];
    }

    /** Puts values that are not saved yet into the fields of the page. */
    fill(values) {
      Object.entries(values).forEach(([name, value]) => this.fieldsOf(name).forEach((field) => {
        if (field.type === 'radio' || field.type === 'checkbox') {
          field.checked = !field.disabled && field.value === value;
        } else if (field.value !== value) {
          field.value = value;
        }
        field.dispatchEvent(new CustomEvent('caseport:restored', { bubbles: true }));
      }));
    }

    /** The next page may be drawn before any of this is saved; until it is, all of it is kept in this browser. */
    leaving() {
      this.atLeaving = { ...this.inFlight, ...this.waiting };
      setTimeout(() => {
        this.atLeaving = {};
        this.keep();
      }, LEAVING_TIMEOUT);
    }

    leave() {
      if (this.over || Object.keys(this.waiting).length === 0 || Date.now() < this.notBefore) {
        return;
      }
      const body = JSON.stringify({ fields: this.waiting });
      fetch(this.url, {
        method: 'PATCH',
        credentials: 'same-origin',
        headers: { 'Content-Type': 'application/json' },
        body,
        keepalive: body.length < 20000,
      }).catch(() => {});
    }

    /** Before going on: everything saved, or a sign-in first, or a word that it did not work. */
    async flush() {
      await Promise.all(caseport.work);
      // Who presses a button wants it tried again, as often as at first.
      this.attempt = Math.min(this.attempt, 1);
      let saved = await this.send();
      // Whoever pressed a button does not press it again because the server was away for a moment.
      for (let tries = 0; !saved && this.attempt > 0 && this.notBefore <= Date.now() && tries < TRIES_WHILE_PRESSED; tries += 1) {
        await new Promise((resolve) => setTimeout(resolve, 1000 * 2 ** tries));
        saved = await this.send();
      }
      if (!saved && this.state && this.state.dataset.state === 'signed-out') {
        location.assign(this.signInAddress());
      }
      return saved;
    }

    forget() {
      this.over = true;
      clearTimeout(this.timer);
      this.waiting = {};
      this.inFlight = null;
      this.atLeaving = {};
      this.keep();
    }
  }

  caseport.autosave = {
    flush: () => (saver ? saver.flush() : Promise.resolve(true)),
    /** What was sent by other means is saved: nothing of it is kept in this browser. */
    forget: () => saver && saver.forget(),
    /** Values typed but not saved: whoever draws a part of the page anew puts them back. */
    refill: () => {
      if (saver) {
        saver.fill({ ...saver.inFlight, ...saver.waiting });
        saver.ask();
      }
    },
  };

  caseport.register((root) => caseport.each(root, 'form[data-autosave-url]', 'autosave', (form) => {
    saver = new Saver(form);
  }));

  // <button data-flush>: saves first, submits then. <button data-discard>: forgets what this browser keeps.
  document.addEventListener('submit', async (event) => {
    const button = event.submitter;
    if (!saver || event.defaultPrevented || !button) {
      return;
    }
    if (button.hasAttribute('data-discard')) {
      saver.forget();
    } else if (button.hasAttribute('data-flush') && !button.caseportFlushed && !(saver.isClean() && caseport.work.size === 0)) {
      event.preventDefault();
      if (button.caseportFlushing) {
        return;
      }
      button.caseportFlushing = true;
      button.setAttribute('aria-busy', 'true');
      const saved = await saver.flush();
      // A form can't be submitted again while its submit event is still being told.
      await new Promise((resolve) => setTimeout(resolve));
      button.caseportFlushing = false;
      button.removeAttribute('aria-busy');
      if (saved) {
        button.caseportFlushed = true;
        event.target.requestSubmit(button);
        button.caseportFlushed = false;
      } else if (saver.state) {
        saver.state.scrollIntoView({ block: 'nearest' });
        caseport.announce(saver.state.textContent);
      }
    }
  });

  window.addEventListener('beforeunload', (event) => {
    if ([...caseport.work].some((work) => !work.mayBeLeft)) {
      event.preventDefault();
    }
  });
})();
