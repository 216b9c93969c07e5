/*
 * <section id="thread" data-live="case:…" data-live-revision="…">: once the topic has another revision, this part is fetched
 * from the page's own address and drawn anew. It is told by a socket, or asks every few seconds where there is none.
 * <p data-attend="case-…" data-reading="{0} …" data-writing="{0} …">: says which other agents have the case open.
 */
(function () {
  'use strict';

  const caseport = window.caseport;
  const FIRST_RETRY = 1000;
  const LAST_RETRY = 60000;
  const ASK_EVERY = 10000;
  const ASK_HIDDEN_EVERY = 60000;
  /** The server sends a word every 10 seconds. */
  const DEAD_AFTER = 25000;
  /** The server answers at once what a page begins to listen to. */
  const UNHEARD_AFTER = 10000;
  const SIGNED_OUT = 4401;
  const HEARTBEAT = 15000;
  const WRITING_FOR = 30000;

  const root = document.body.dataset.root || '';
  /** The revisions of what this page shows, by topic. */
  const known = {};
  let socket = null;
  let over = false;
  let attempt = 0;
  let asking = null;
  let watch = null;

  const parts = () => [...document.querySelectorAll('[data-live]')];
  const topicsOf = (part) => part.dataset.live.split(/\s+/).filter(Boolean);
  const isOpen = () => socket && socket.readyState === WebSocket.OPEN;
  /** Whether news comes by itself; a chat asks more often while not. */
  caseport.isLive = () => Boolean(isOpen());

  function learn(news) {
    const changed = new Set();
    Object.entries(news).forEach(([topic, revision]) => {
      if (known[topic] !== undefined && known[topic] !== '' && known[topic] !== revision) {
        changed.add(topic);
      }
      known[topic] = revision;
    });
    const stale = parts().filter((part) => topicsOf(part).some((topic) => changed.has(topic)));
    if (stale.length > 0 && caseport.refresh) {
      caseport.refresh(stale.map((part) => part.id).filter(Boolean), { gently: true });
    }
    changed.forEach((topic) => document.dispatchEvent(new CustomEvent('caseport:moved', { detail: topic })));
  }

  function connect() {
    if (over || socket || Object.keys(known).length === 0) {
      return;
    }
    try {
      socket = new WebSocket(location.origin.replace(/^http/, 'ws') + root + '/live');
    } catch {
      ask();
      return;
    }
    const mine = socket;
    mine.onopen = () => {
      clearTimeout(asking);
      asking = null;
      mine.send(JSON.stringify(known));
      deadAfter(mine, UNHEARD_AFTER);
    };
    mine.onmessage = (event) => {
      attempt = 0;
      deadAfter(mine, DEAD_AFTER);
      if (event.data === '{}') {
        mine.send('{}');
      } else {
        learn(JSON.parse(event.data));
      }
    };
    mine.onclose = (event) => {
      clearTimeout(watch);
      if (socket !== mine) {
        return;
      }
      socket = null;
      if (event.code === SIGNED_OUT) {
        over = true;
        document.dispatchEvent(new Event('caseport:signed-out'));
        return;
      }
      // Many pages lose one server at once, and must not come back at once.
      const pause = Math.min(LAST_RETRY, FIRST_RETRY * 2 ** attempt) * (0.5 + Math.random() / 2);
      attempt += 1;
      setTimeout(connect, pause);
      if (!asking) {
        asking = setTimeout(ask, 0);
      }
    };
  }

  /** A socket on which nothing comes any more is dead, whatever the browser believes. */
  function deadAfter(mine, pause) {
    clearTimeout(watch);
    watch = setTimeout(() => {
      mine.close();
      if (socket === mine) {
        mine.onclose({ code: 0 });
      }
    }, pause);
  }

  async function ask() {
    clearTimeout(asking);
    asking = null;
    if (over || isOpen()) {
      return;
    }
    try {
      const query = Object.keys(known).map((topic) => 'topic=' + encodeURIComponent(topic)).join('&');
      const answer = await fetch(root + '/data/live?' + query, {
        credentials: 'same-origin',
        headers: { Accept: 'application/json' },
        redirect: 'error',
      });
      if (answer.status === 401) {
        over = true;
        document.dispatchEvent(new Event('caseport:signed-out'));
        return;
      }
      if (answer.ok) {
        learn(await answer.json());
      }
    } catch {
      // The server is away: the next question, or the socket, finds it again.
    }
    if (!isOpen() && !asking) {
      asking = setTimeout(ask, document.visibilityState === 'hidden' ? ASK_HIDDEN_EVERY : ASK_EVERY);
    }
  }

  caseport.register(() => {
    let more = false;
    parts().forEach((part) => topicsOf(part).forEach((topic) => {
      if (known[topic] === undefined) {
        known[topic] = part.dataset.liveRevision || '';
        more = true;
      }
    }));
    if (more && isOpen()) {
      socket.send(JSON.stringify(known));
    } else if (more) {
      setTimeout(connect);
    }
  });

  document.addEventListener('visibilitychange', () => document.visibilityState === 'visible' && !isOpen() && asking && ask());
  window.addEventListener('online', () => !isOpen() && ask());
  // A page kept for the back button must hold no socket, and is older than it looks when it comes back.
  window.addEventListener('pagehide', () => {
    const mine = socket;
    socket = null;
    clearTimeout(watch);
    if (mine) {
      mine.close();
    }
  });
  window.addEventListener('pageshow', (event) => event.persisted && connect());

  // Who else is here.
  caseport.register((place) => caseport.each(place, '[data-attend]', 'attend', (banner) => {
    const address = root + '/data/live/attendance/' + banner.dataset.attend;
    let typedAt = 0;
    let told = null;
    let timer = null;

    async function tell() {
      clearTimeout(timer);
      const writing = Date.now() - typedAt < WRITING_FOR;
      const news = told !== writing;
      told = writing;
      try {
        const answer = await fetch(address + '?writing=' + writing + '&news=' + news, {
          method: 'POST',
          credentials: 'same-origin',
          headers: { Accept: 'application/json' },
        });
        if (answer.ok) {
          const others = await answer.json();
          await caseport.released();
          show(others);
        }
      } catch {
        // The next one, then.
      }
      timer = setTimeout(() => document.visibilityState === 'visible' ? tell() : (timer = null), HEARTBEAT);
    }

    function show(others) {
      const text = others.map((one) => caseport.format(one.writing ? banner.dataset.writing : banner.dataset.reading, one.name)).join(' ');
      if (banner.textContent !== text) {
        banner.textContent = text;
        banner.hidden = text === '';
        if (text) {
          caseport.announce(text);
        }
      }
    }

    document.addEventListener('input', (event) => {
      if (event.target.closest && event.target.closest('[data-composer]')) {
        const begun = Date.now() - typedAt > WRITING_FOR;
        typedAt = Date.now();
        if (begun) {
          tell();
        }
      }
    });
    document.addEventListener('caseport:moved', (event) => event.detail === 'presence:' + banner.dataset.attend && tell());
    document.addEventListener('visibilitychange', () => document.visibilityState === 'visible' && timer === null && tell());
    window.addEventListener('pagehide', () => fetch(address, { method: 'DELETE', credentials: 'same-origin', keepalive: true }).catch(() => {}));
    window.addEventListener('pageshow', (event) => event.persisted && tell());
    tell();
  }));
})();
