/*
 * <section data-chat="/data/chats/…" data-chat-id="…" data-person="…">: a chat. Each message gets a key before it is sent, and
 * is sent with it until an answer has come, one at a time and in order; what waits is kept in this browser. News is always
 * fetched as what comes after the last number that is shown, so that every entry is shown once, whatever is told twice or not
 * at all. Other people's entries are added to the log as new elements; nothing in it is drawn again.
 */
(function () {
  'use strict';

  const caseport = window.caseport;
  const PAUSES = [1000, 2000, 4000, 8000, 10000];
  const TIMEOUT = 15000;
  const TOO_OLD = 600000;
  const POLL = 2000;
  const LOOK = 15000;
  const TYPING = 3000;
  const SAVE = 800;
  const SEEN = 400;
  const LONGEST = 8000;
  const NEAR = 7200;
  const PAGE = 100;
  const STATUS = 60000;
  const NAMES = 3;
  const FILES = 3;
  const LINES = 5;
  const PHONE = 600;
  const ROOM = 96;
  const GAP = 8;

  const store = {
    get(key) { try { return JSON.parse(localStorage.getItem(key)); } catch { return null; } },
    set(key, value) {
      try {
        if (value === null) { localStorage.removeItem(key); } else { localStorage.setItem(key, JSON.stringify(value)); }
      } catch {
        // Without storage what waits lasts as long as the page.
      }
    },
  };

  /** A UUID; getRandomValues works on plain http, too. */
  function newKey() {
    const bytes = crypto.getRandomValues(new Uint8Array(16));
    bytes[6] = (bytes[6] & 0x0f) | 0x40;
    bytes[8] = (bytes[8] & 0x3f) | 0x80;
    const hex = [...bytes].map((one) => one.toString(16).padStart(2, '0')).join('');
    return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join('-');
  }

  const points = (text) => [...text].length;

  function element(tag, name, text) {
    const made = document.createElement(tag);
    if (name) { made.className = name; }
    if (text !== undefined) { made.textContent = text; }
    return made;
  }

  function start(section) {
    const part = (name) => section.querySelector('[data-chat-' + name + ']');
    const base = section.dataset.chat;
    const words = part('words').dataset;
    const log = part('log');
    const form = part('form');
    const box = part('text');
    const topic = 'chat:' + section.dataset.chatId;
    const kept = 'caseport:chat:' + section.dataset.chatId + ':' + section.dataset.person;
    const title = document.title;
    let queue = store.get(kept) || [];
    let last = Math.max(0, ...[...log.querySelectorAll('[data-number]')].map((one) => Number(one.dataset.number)));
    let earliest = Math.min(Infinity, ...[...log.querySelectorAll('[data-number]')].map((one) => Number(one.dataset.number)));
    let seen = 0;
    let told = 0;
    let seenByOthers = 0;
    let unread = 0;
    let state = section.dataset.chatState;
    let statusAt = 0;
    let sending = false;
    let fetching = false;
    let again = false;
    let fetchedAt = 0;
    let typedAt = 0;
    let audio = null;
    let attached = [];
    let uploads = 0;

    // ---- the server

    async function call(path, options) {
      const over = new AbortController();
      const timer = setTimeout(() => over.abort(), TIMEOUT);
      try {
        const answer = await fetch(base + path, {
          credentials: 'same-origin', redirect: 'manual', signal: over.signal, ...options,
          headers: { Accept: 'application/json', ...(options && options.headers) },
        });
        if (answer.status === 401) { document.dispatchEvent(new Event('caseport:signed-out')); }
        return answer;
      } finally {
        clearTimeout(timer);
      }
    }

    const json = (method, body) => ({ method, headers: { 'Content-Type': 'application/json' }, body: JSON.stringify(body) });

    function connected(yes) {
      part('offline').hidden = yes;
    }

    // ---- the log

    const pinned = () => log.scrollHeight - log.scrollTop - log.clientHeight < 80;

    function down() {
      log.scrollTop = log.scrollHeight;
      part('down').hidden = true;
    }

    function filled(entry) {
      const line = element('div', 'chat-entry');
      line.dataset.number = entry.number;
      line.dataset.kind = entry.kind;
      line.dataset.own = entry.own ? 'yes' : 'no';
      const by = element('p', 'chat-by');
      if (entry.kind === 'message' || entry.kind === 'file') {
        by.append(element('bdi', '', entry.by), ' ');
      }
      const time = element('time', '', entry.time);
      time.dateTime = entry.at;
      by.append(time);
      line.append(by);
      if (entry.text) {
        const text = element('p', 'chat-text', entry.text);
        text.dir = 'auto';
        line.append(text);
      }
      entry.files.forEach((file) => line.append(fileLine(file)));
      if (entry.removed) { line.append(element('p', 'secret-note', words.secret)); }
      return line;
    }

    function fileLine(file) {
      const line = element('p', 'chat-file');
      const link = element('a');
      link.href = base + '/files/' + encodeURIComponent(file.id);
      link.append(element('bdi', '', file.name));
      line.append(link, ' ', element('span', 'quiet small', file.size));
      return line;
    }

    const firstWaiting = () => log.querySelector('[data-key]');

    /** A line between entries, which is not read out: a day, or what is new. */
    function lineBetween(text, name) {
      const line = element('p', 'chat-line' + (name ? ' ' + name : ''), text);
      line.setAttribute('aria-live', 'off');
      return line;
    }

    function dayLine(day) {
      const line = lineBetween(day);
      line.dataset.day = day;
      return line;
    }

    function show(entry) {
      if (entry.number <= last) { return; }
      last = entry.number;
      earliest = Math.min(earliest, entry.number);
      const mine = entry.key && queue.find((one) => one.key === entry.key);
      if (mine) { forget(mine); }
      const waits = entry.key && log.querySelector('[data-key="' + entry.key + '"]');
      const line = filled(entry);
      const days = log.querySelectorAll('[data-day]');
      if (days.length === 0 || days[days.length - 1].dataset.day !== entry.day) { log.insertBefore(dayLine(entry.day), firstWaiting()); }
      if (entry.own) {
        // What one has written oneself is not read out again.
        line.setAttribute('aria-live', 'off');
        if (waits) { waits.remove(); }
      } else if (entry.kind === 'message' || entry.kind === 'file') {
        fresh(line, entry);
      }
      log.insertBefore(line, firstWaiting());
    }

    function fresh(line, entry) {
      if (!isRead()) {
        if (unread === 0) {
          nothingNew();
          log.insertBefore(lineBetween(words.new, 'chat-new'), firstWaiting());
        }
        unread += 1;
        ring('message');
        document.dispatchEvent(new Event('caseport:news'));
      }
      caption();
    }

    const nothingNew = () => log.querySelectorAll('.chat-new').forEach((one) => one.remove());

    function caption() {
      document.title = unread > 0 ? '(' + unread + ') ' + title : title;
    }

    function marks() {
      log.querySelectorAll('.chat-mark').forEach((one) => one.remove());
      const own = [...log.querySelectorAll('[data-number][data-own="yes"]')].filter((one) => one.dataset.kind === 'message' || one.dataset.kind === 'file');
      const latest = own[own.length - 1];
      if (latest) {
        latest.append(element('p', 'chat-mark quiet small', Number(latest.dataset.number) <= seenByOthers ? words.seen : words.sent));
      }
    }

    async function news() {
      if (fetching) { again = true; return; }
      fetching = true;
      try {
        do {
          again = false;
          const answer = await call('?after=' + last, { headers: { 'Caseport-Unattended': '1' } });
          if (isGone(answer)) { gone(); return; }
          if (!answer.ok) { throw new Error(answer.status); }
          const view = await answer.json();
          fetchedAt = Date.now();
          connected(true);
          const stays = pinned();
          await (caseport.released ? caseport.released() : null);
          view.entries.forEach(show);
          apply(view);
          if (stays) { down(); } else if (view.entries.some((entry) => !entry.own)) { part('down').hidden = false; }
          again = again || view.entries.length >= PAGE;
        } while (again);
        read();
      } catch {
        connected(false);
      } finally {
        fetching = false;
      }
    }

    function apply(view) {
      seen = Math.max(seen, view.seen);
      seenByOthers = view.seenByOthers;
      const now = Date.now();
      const place = part('state');
      if (place.textContent !== view.words && (view.state !== state || now - statusAt > STATUS)) {
        place.textContent = view.words;
        statusAt = now;
      }
      const why = view.wait && view.wait.why;
      part('why').hidden = !why;
      if (why) { part('why').querySelector('p').textContent = why; }
      part('full').hidden = !view.almostFull;
      const names = view.writing;
      part('writing').textContent = names.length === 0 ? ''
        : names.length > NAMES ? words.several
          : caseport.format(names.length > 1 ? words.write : words.writes, names.join(', '));
      if (view.state !== state) {
        if (view.state === 'ended') { ended(); }
        state = view.state;
        section.dataset.chatState = state;
        document.dispatchEvent(new CustomEvent('caseport:chat-state', { detail: { id: section.dataset.chatId, state } }));
      }
      section.querySelectorAll('[data-chat-when]').forEach((acts) => {
        const when = acts.dataset.chatWhen.split(' ');
        acts.hidden = !(when.includes(state) || (when.includes('asked-to-wait') && view.askedToWait)
          || (when.includes('asked-for-silence') && view.askedForSilence));
      });
      if (form) { form.hidden = !view.writable && queue.length === 0; }
      marks();
      caption();
    }

    async function earlier() {
      const answer = await call('?after=' + Math.max(0, earliest - PAGE - 1));
      if (!answer.ok) { return; }
      const view = await answer.json();
      const first = log.firstElementChild;
      const from = log.scrollHeight;
      log.setAttribute('aria-live', 'off');
      let day = '';
      view.entries.filter((entry) => entry.number < earliest).forEach((entry) => {
        if (entry.day !== day) { log.insertBefore(dayLine(entry.day), first); }
        day = entry.day;
        log.insertBefore(filled(entry), first);
      });
      if (first && first.dataset.day === day) { first.remove(); }
      earliest = Math.min(earliest, ...view.entries.map((entry) => entry.number));
      log.scrollTop += log.scrollHeight - from;
      setTimeout(() => log.setAttribute('aria-live', 'polite'), 300);
      part('earlier').hidden = earliest <= 1;
    }

    // ---- sending

    function keep() {
      store.set(kept, queue.length > 0 ? queue : null);
    }

    function forget(one) {
      queue = queue.filter((other) => other !== one);
      keep();
    }

    function draw(one) {
      const line = log.querySelector('[data-key="' + one.key + '"]') || element('div', 'chat-entry chat-waiting');
      if (!line.dataset.key) {
        line.dataset.key = one.key;
        line.dataset.own = 'yes';
        if (one.text) {
          const text = element('p', 'chat-text', one.text);
          text.dir = 'auto';
          line.append(text);
        }
        (one.files || []).forEach((file) => line.append(fileLine(file)));
        line.setAttribute('aria-live', 'off');
        log.append(line);
        down();
      }
      line.querySelectorAll('.chat-mark, .actions').forEach((old) => old.remove());
      line.append(element('p', 'chat-mark quiet small', one.failed ? (one.why || words.notSent) : one.tries > 0 ? words.retrying : words.sending));
      if (one.failed) {
        const acts = element('div', 'actions');
        const now = element('button', 'button', words.sendNow);
        const discard = element('button', 'button button-quiet', words.discard);
        now.type = 'button';
        discard.type = 'button';
        now.addEventListener('click', () => {
          Object.assign(one, { failed: false, why: '', tries: 0, at: Date.now() });
          draw(one);
          pump();
        });
        discard.addEventListener('click', () => {
          forget(one);
          line.remove();
          pump();
        });
        acts.append(now, discard);
        line.append(acts);
      }
    }

    function fail(one, why) {
      if (!queue.includes(one)) { return; }
      one.failed = true;
      one.why = why;
      keep();
      draw(one);
    }

    async function pump() {
      if (sending || queue.length === 0 || queue[0].failed) { return; }
      const one = queue[0];
      if (Date.now() - one.at > TOO_OLD) {
        fail(one, words.notSent);
        return;
      }
      sending = true;
      let pause = 0;
      try {
        const answer = await call('/messages/' + one.key, json('PUT', { text: one.text, files: (one.files || []).map((file) => file.id) }));
        if (answer.ok) {
          connected(true);
          const line = log.querySelector('[data-key="' + one.key + '"]');
          if (line) { line.querySelectorAll('.chat-mark').forEach((mark) => { mark.textContent = words.sent; }); }
          forget(one);
          news();
        } else if (isGone(answer)) {
          gone();
        } else if (answer.status === 409) {
          const said = await answer.json();
          if (said.error === 'ended') { handBack(); } else { fail(one, said.message); }
        } else if (answer.status === 413 || answer.status === 422 || answer.status === 400) {
          const said = await answer.json().catch(() => ({}));
          fail(one, said.message || words.notSent);
        } else if (answer.status === 429) {
          pause = Number(answer.headers.get('Retry-After') || 10) * 1000;
        } else if (answer.status === 401) {
          pause = PAUSES[PAUSES.length - 1];
        } else {
          throw new Error(answer.status);
        }
      } catch {
        connected(false);
        pause = PAUSES[Math.min(one.tries, PAUSES.length - 1)];
      }
      // The entry may have come before the answer, or in place of it: then it is sent.
      if (pause > 0 && queue.includes(one)) {
        one.tries += 1;
        draw(one);
        keep();
      }
      sending = false;
      if (queue.length > 0) { setTimeout(pump, pause); }
    }

    /** What was not sent is offered as a reply, where the page has the form for one. */
    function handBack() {
      const text = [...queue.map((one) => one.text), box ? box.value : ''].filter((one) => one.trim()).join('\n');
      queue = [];
      keep();
      log.querySelectorAll('[data-key]').forEach((line) => line.remove());
      if (text && saves) {
        // The server makes a draft of a reply of it.
        box.value = text;
        keepText();
        save();
        tellKept('');
      } else if (text) {
        if (box) {
          box.value = '';
          keepText();
        }
        const reply = document.querySelector('[data-composer] textarea');
        if (reply) {
          reply.value = (reply.value ? reply.value + '\n' : '') + text;
          reply.dispatchEvent(new Event('input', { bubbles: true }));
        } else {
          store.set('caseport:chat:left:' + section.dataset.person, text);
        }
        tellKept(reply ? '' : ' ' + text);
      }
      news();
    }

    function tellKept(text) {
      part('kept').textContent = words.kept + text;
      part('kept').hidden = false;
    }

    /** A server that is just starting answers 404 too, but with a page of its own. */
    function isGone(answer) {
      return answer.status === 404 && /json/.test(answer.headers.get('Content-Type') || '');
    }

    function gone() {
      queue = [];
      keep();
      location.reload();
    }

    function send() {
      const text = box.value.trim();
      if ((!text && attached.length === 0) || points(text) > LONGEST || uploads > 0) { return; }
      const one = { key: newKey(), text, files: attached, at: Date.now(), tries: 0 };
      attached = [];
      showAttached();
      queue.push(one);
      keep();
      box.value = '';
      store.set(kept + ':text', null);
      nothingNew();
      count();
      draw(one);
      pump();
      save();
    }

    // ---- what is written and not sent: in this browser, and where the page says so on the server, too

    const saves = box && box.dataset.saved === 'yes';
    let saved = box ? box.value : '';
    let saving = false;

    async function save() {
      if (!saves || saving || box.value === saved) { return; }
      saving = true;
      const text = box.value;
      try {
        const body = json('PUT', { text });
        const answer = await call('/draft', { ...body, headers: { ...body.headers, 'Caseport-Unattended': '1' } });
        if (answer.ok || isGone(answer)) {
          saved = text;
          if (box.value === text) { store.set(kept + ':text', null); }
        }
      } catch {
        // It is in this browser until then; the next look tries again.
      }
      saving = false;
    }

    const keepText = () => store.set(kept + ':text', box.value && !(saves && box.value === saved) ? box.value : null);

    // ---- files

    function showAttached() {
      part('attached').replaceChildren(...attached.map((file) => {
        const line = element('li');
        const remove = element('button', 'button button-quiet', caseport.format(part('attached').dataset.remove, file.name));
        remove.type = 'button';
        remove.addEventListener('click', () => {
          attached = attached.filter((other) => other !== file);
          showAttached();
          box.focus();
        });
        line.append(remove);
        return line;
      }));
    }

    async function upload(file) {
      const notKept = (why) => {
        part('attached').append(element('li', 'error', why));
        caseport.announce(why);
      };
      uploads += 1;
      try {
        const answer = await fetch(base + '/files?name=' + encodeURIComponent(file.name), {
          method: 'POST', credentials: 'same-origin', redirect: 'manual', body: file,
          headers: { Accept: 'application/json', 'Content-Type': 'application/octet-stream' },
        });
        const said = await answer.json();
        if (answer.ok) {
          attached.push({ id: said.id, name: said.name, size: said.size });
          showAttached();
        } else {
          notKept(said.message);
        }
      } catch {
        notKept(caseport.format(part('attached').dataset.failed, file.name));
      } finally {
        uploads -= 1;
      }
    }

    const attach = (files) => [...files].slice(0, Math.max(0, FILES - attached.length)).forEach(upload);

    function count() {
      const length = points(box.value);
      const left = part('left');
      left.hidden = length < NEAR;
      left.textContent = length > LONGEST ? caseport.format(words.over, length - LONGEST) : caseport.format(words.left, LONGEST - length);
      box.rows = 1;
      while (box.rows < LINES && box.scrollHeight > box.clientHeight) { box.rows += 1; }
    }

    // ---- phones: the last entry and the form stay above the keyboard

    const seenPart = window.visualViewport;
    const isTyping = () => form && form.contains(document.activeElement) && window.innerWidth < PHONE;

    function fit() {
      const typing = isTyping();
      section.classList.toggle('chat-typing', typing);
      if (!typing) {
        log.style.removeProperty('--room');
        return;
      }
      log.style.setProperty('--room', Math.max(ROOM, seenPart.height - form.offsetHeight - 2 * GAP) + 'px');
      log.scrollTop = log.scrollHeight;
      window.scrollBy(0, form.getBoundingClientRect().bottom + GAP - seenPart.offsetTop - seenPart.height);
    }

    if (form && seenPart) {
      seenPart.addEventListener('resize', fit);
      box.addEventListener('focus', fit);
      // Later: a button that is pressed must not move away under the finger.
      form.addEventListener('focusout', () => setTimeout(() => isTyping() || fit(), 500));
    }

    // ---- what is read

    const isRead = () => document.visibilityState === 'visible' && document.hasFocus();

    let reading = null;
    function read() {
      if (!isRead()) { return; }
      if (unread > 0) {
        unread = 0;
        caption();
      }
      if (last > Math.max(seen, told) && !reading) {
        reading = setTimeout(async () => {
          reading = null;
          const number = last;
          try {
            const answer = await call('/seen', json('POST', { number }));
            if (answer.ok) { told = number; }
          } catch {
            // With the next news, then.
          }
        }, SEEN);
      }
    }

    function ended() {
      ring('ended');
      // What waits to be sent is handed back with the rest, once the server has refused it.
      if (queue.length === 0) { handBack(); }
    }

    // ---- sound, after a click only

    function ring(what) {
      if (!audio || audio.state !== 'running') { return; }
      const tone = audio.createOscillator();
      const volume = audio.createGain();
      tone.frequency.value = what === 'ended' ? 330 : 660;
      volume.gain.setValueAtTime(0.15, audio.currentTime);
      volume.gain.exponentialRampToValueAtTime(0.001, audio.currentTime + 0.4);
      tone.connect(volume).connect(audio.destination);
      tone.start();
      tone.stop(audio.currentTime + 0.4);
    }

    part('earlier').addEventListener('click', earlier);
    part('down').addEventListener('click', () => {
      down();
      log.focus();
    });
    log.addEventListener('scroll', () => { if (pinned()) { part('down').hidden = true; } });
    if (form) {
      const enter = part('enter');
      const choice = enter.querySelector('input');
      enter.hidden = false;
      choice.checked = store.get('caseport:chat:enter') !== false;
      choice.addEventListener('change', () => store.set('caseport:chat:enter', choice.checked));
      box.removeAttribute('maxlength');
      box.value = store.get(kept + ':text') || box.value;
      window.addEventListener('pagehide', keepText);
      let later = null;
      box.addEventListener('input', () => {
        count();
        clearTimeout(later);
        later = setTimeout(() => {
          keepText();
          save();
        }, SAVE);
        if (box.value && Date.now() - typedAt > TYPING && part('offline').hidden) {
          typedAt = Date.now();
          call('/typing', { method: 'POST', headers: { 'Caseport-Unattended': '1' } }).catch(() => {});
        }
      });
      box.addEventListener('keydown', (event) => {
        // Enter of a conversion chooses a word; some browsers say so only by the key code.
        if (event.key !== 'Enter' || event.isComposing || event.keyCode === 229 || event.altKey) { return; }
        if (event.ctrlKey || event.metaKey || event.shiftKey !== choice.checked) {
          event.preventDefault();
          send();
        }
      });
      form.addEventListener('submit', (event) => {
        event.preventDefault();
        send();
        box.focus();
      });
      const chosen = part('files');
      part('attach').hidden = false;
      part('attach').addEventListener('click', () => chosen.click());
      chosen.addEventListener('change', () => {
        attach(chosen.files);
        chosen.value = '';
      });
      box.addEventListener('paste', (event) => event.clipboardData.files.length > 0 && attach(event.clipboardData.files));
      section.addEventListener('dragover', (event) => event.dataTransfer.types.includes('Files') && event.preventDefault());
      section.addEventListener('drop', (event) => {
        if (event.dataTransfer.files.length > 0) {
          event.preventDefault();
          attach(event.dataTransfer.files);
        }
      });
      const sound = part('sound');
      if (window.AudioContext) {
        sound.hidden = false;
        sound.addEventListener('click', async () => {
          try {
            audio = audio || new AudioContext();
            await audio.resume();
            sound.textContent = audio.state === 'running' ? words.soundOn : words.soundBlocked;
            ring('message');
          } catch {
            sound.textContent = words.soundBlocked;
          }
        });
      }
      const canned = part('canned');
      if (canned) {
        caseport.chosen(canned, () => {
          if (canned.value) {
            const text = canned.value;
            canned.selectedIndex = 0;
            caseport.insert(box, (box.value.trim() ? '\n\n' : '') + text);
          }
        }, { harmless: true });
      }
      count();
    }
    document.addEventListener('caseport:moved', (event) => event.detail === topic && news());
    document.addEventListener('visibilitychange', () => document.visibilityState === 'visible' && news());
    window.addEventListener('focus', () => news());
    window.addEventListener('online', () => { news(); pump(); });
    window.addEventListener('storage', (event) => {
      if (event.key === kept && !sending) { queue = store.get(kept) || []; }
    });
    setInterval(() => {
      save();
      const since = Date.now() - fetchedAt;
      const alone = !(caseport.isLive && caseport.isLive());
      if (since > LOOK || (alone && state !== 'ended' && document.visibilityState === 'visible' && since > POLL)) { news(); }
    }, POLL);
    queue.forEach(draw);
    down();
    news();
    pump();
  }

  caseport.register((place) => caseport.each(place, '[data-chat]', 'chat', start));

  // <form data-chat-note="Note added">: an internal note beside a chat; its text stays until it is stored.
  caseport.register((place) => caseport.each(place, '[data-chat-note]', 'chat-note', (form) => {
    const problem = form.querySelector('[data-chat-note-problem]');
    form.addEventListener('submit', async (event) => {
      event.preventDefault();
      const tell = (text) => { problem.textContent = text; problem.hidden = !text; };
      try {
        const answer = await fetch(form.action, {
          method: 'POST', credentials: 'same-origin', redirect: 'manual', headers: { Accept: 'application/json' },
          body: new URLSearchParams(new FormData(form)),
        });
        if (answer.ok) {
          form.reset();
          caseport.announce(form.dataset.chatNote);
        }
        tell(answer.ok ? '' : (await answer.json()).message);
      } catch {
        tell(document.querySelector('[data-chat-offline]').textContent);
      }
    });
  }));
})();
