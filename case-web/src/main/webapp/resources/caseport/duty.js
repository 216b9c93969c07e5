/*
 * <div data-duty="/data/workspace">: for what the agent is available, and the chat that asks the agent, in every page of the
 * workspace. A ring ends in all tabs at once, and takes the focus in none.
 */
(function () {
  'use strict';

  const caseport = window.caseport;
  const title = document.title;
  const LOOK = 15000;
  const OFF = 'caseport.shortcuts';
  const BLOCKED_AFTER = 12000;
  const SOUND = 'caseport:ring:sound';
  const SOUNDED = 'caseport:ring:at';
  const RING = 5000;

  const store = {
    get(key) { try { return localStorage.getItem(key); } catch { return null; } },
    set(key, value) { try { localStorage.setItem(key, value); } catch { /* Each tab sounds, then. */ } },
  };

  /** Whether the person has turned keys off, as in all pages of the workspace. */
  const isOff = () => {
    try {
      return localStorage.getItem(OFF) === 'off';
    } catch {
      return false;
    }
  };

  caseport.register((place) => caseport.each(place, '[data-duty]', 'duty', (duty) => {
    const part = (name) => duty.querySelector('[data-duty-' + name + ']');
    const form = duty.querySelector('form');
    const boxes = [...form.querySelectorAll('input')];
    let shown = null;
    let until = 0;
    let mine = [];
    let audio = null;

    const call = (path, options) => fetch(duty.dataset.duty + path, {
      credentials: 'same-origin', redirect: 'manual', ...options,
      headers: { Accept: 'application/json', 'Content-Type': 'application/json', ...(options && options.headers) },
    });

    function apply(chosen) {
      boxes.forEach((box) => { box.checked = chosen[box.name]; });
      part('away').hidden = !chosen.away;
      part('away').textContent = chosen.away || '';
    }

    part('save').hidden = true;
    boxes.forEach((box) => box.addEventListener('change', async () => {
      const body = JSON.stringify(Object.fromEntries(boxes.map((one) => [one.name, one.checked])));
      try {
        const answer = await call('/availability', { method: 'PUT', body });
        if (answer.ok) { apply(await answer.json()); } else { box.checked = !box.checked; }
      } catch {
        box.checked = !box.checked;
      }
    }));

    const look = caseport.oneAtATime(async () => {
      const answers = await Promise.all(['/chats', '/availability'].map((path) => call(path, { headers: { 'Caseport-Unattended': '1' } })));
      if (answers.every((answer) => answer.ok)) {
        const [chats, chosen] = await Promise.all(answers.map((answer) => answer.json()));
        apply(chosen);
        ring(chats.ring);
        mine = chats.mine;
        count(mine.reduce((sum, chat) => sum + chat.unread, 0));
      }
    });

    /** How much is new in the agent's chats: beside the link, and in the title of pages that show no chat. */
    function count(unread) {
      const link = document.querySelector('header a[href="' + duty.dataset.page + '"]');
      if (!link) { return; }
      link.querySelectorAll('.count').forEach((old) => old.remove());
      if (unread > 0) {
        const mark = document.createElement('span');
        mark.className = 'count';
        mark.textContent = unread;
        link.append(' ', mark);
      }
      if (!document.querySelector('[data-chat]')) { document.title = (unread > 0 ? '(' + unread + ') ' : '') + title; }
    }

    function ring(chat) {
      part('ring').hidden = !chat;
      if (!chat) {
        shown = null;
        return;
      }
      until = Date.now() + chat.seconds * 1000;
      if (shown !== chat.id) {
        shown = chat.id;
        document.dispatchEvent(new Event('caseport:news'));
        const facts = [chat.account, chat.plan, chat.subject, chat.language, caseport.format(duty.dataset.waits, chat.waited)];
        part('ring-text').textContent = caseport.format(duty.dataset.ring, facts.join(' · '));
      }
      left();
    }

    function left() {
      if (shown) {
        part('left').textContent = caseport.format(duty.dataset.seconds, Math.max(0, Math.round((until - Date.now()) / 1000)));
      }
    }

    async function answer(how) {
      const id = shown;
      try {
        const answered = await call('/chats/' + id + '/' + how, { method: 'POST' });
        if (answered.ok && how === 'accept') {
          location.assign(duty.dataset.page + '?id=' + encodeURIComponent(id));
          return;
        }
        if (!answered.ok && answered.status === 409) { caseport.announce((await answered.json()).message); }
      } catch {
        // It still rings, or another agent has it: the next look tells.
      }
      look();
    }

    // ---- sound, off until the button is pressed, as browsers allow sound only after a click

    function beep() {
      const tone = audio.createOscillator();
      const volume = audio.createGain();
      tone.frequency.value = 880;
      volume.gain.setValueAtTime(0.15, audio.currentTime);
      volume.gain.exponentialRampToValueAtTime(0.001, audio.currentTime + 0.6);
      tone.connect(volume).connect(audio.destination);
      tone.start();
      tone.stop(audio.currentTime + 0.6);
    }

    /** A ring sounds every five seconds, in one tab only. */
    function sound() {
      if (!shown || !audio || audio.state !== 'running') { return; }
      const now = Date.now();
      const since = now - Number(store.get(SOUNDED) || 0);
      if (since < 0 || since >= RING) {
        store.set(SOUNDED, now);
        beep();
      }
    }

    async function turnOn(played) {
      const button = part('sound');
      try {
        audio = audio || new AudioContext();
        await audio.resume();
        if (audio.state === 'running') {
          button.textContent = button.dataset.on;
          store.set(SOUND, 'on');
          if (played) { beep(); }
          return;
        }
      } catch {
        // It is said below.
      }
      if (played) { button.textContent = button.dataset.blocked; }
    }

    if (window.AudioContext) {
      part('sound').hidden = false;
      part('sound').addEventListener('click', () => turnOn(true));
      // Turned on before, on another page: the first key or click here allows it again.
      if (store.get(SOUND) === 'on') {
        ['pointerdown', 'keydown'].forEach((kind) => document.addEventListener(kind, () => turnOn(false), { once: true }));
      }
    }

    part('accept').addEventListener('click', () => answer('accept'));
    part('decline').addEventListener('click', () => answer('decline'));
    document.addEventListener('keydown', (event) => {
      if (!event.altKey || event.ctrlKey || event.metaKey || isOff()) { return; }
      const nth = /^Digit[1-9]$/.test(event.code) && !event.shiftKey ? Number(event.code.slice(5)) : 0;
      if (event.shiftKey && event.code === 'KeyA' && shown) {
        event.preventDefault();
        answer('accept');
      } else if (nth > 0 && mine[nth - 1]) {
        event.preventDefault();
        location.assign(duty.dataset.page + '?id=' + encodeURIComponent(mine[nth - 1].id));
      }
    });
    document.addEventListener('caseport:moved', (event) => event.detail === 'chats' && look());
    document.addEventListener('visibilitychange', () => document.visibilityState === 'visible' && look());
    setInterval(look, LOOK);
    setInterval(() => { left(); sound(); }, 1000);
    setInterval(() => {
      const blocked = boxes[0].checked && !(caseport.isLive && caseport.isLive());
      part('blocked').hidden = !blocked;
    }, BLOCKED_AFTER);
    look();
  }));
})();
