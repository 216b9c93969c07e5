/*
 * <select data-field="service" data-refresh="category-part promise">: once the new value is saved, the named parts of this
 * page are fetched from its own address and drawn anew (see swap.js). Text that is still unsaved stays.
 * caseport.refresh(ids, { gently: true }) is for changes by others: a part in which somebody types, has typed or is asked
 * something waits until that is over, the text being read stays where it is on the screen, and [data-news] of elements that
 * were not there before is said to screen readers.
 */
(function () {
  'use strict';

  const caseport = window.caseport;
  const wanted = new Map();
  const postponed = new Set();
  const RETRY = 2000;
  const EVERY = 60000;
  const MOST_RETRIES = 60;
  let busy = false;
  let failures = 0;

  caseport.refresh = async function (ids, { gently = false } = {}) {
    withTheOthers(ids).forEach((id) => wanted.set(id, gently && wanted.get(id) !== false));
    while (!busy && wanted.size > 0) {
      const now = [...wanted];
      const unattended = now.every(([, gentle]) => gentle);
      wanted.clear();
      busy = true;
      let fresh = null;
      try {
        fresh = await page(unattended);
        await caseport.released();
        failures = 0;
      } catch {
        // The server is away for a while: the parts are still wanted.
        failures += 1;
        if (failures <= MOST_RETRIES) {
          now.forEach(([id, gentle]) => wanted.has(id) || wanted.set(id, gentle));
        }
        await new Promise((resolve) => setTimeout(resolve, RETRY));
      }
      busy = false;
      if (fresh) {
        const stay = unattended && scrollY > 0 ? place() : () => {};
        const drawn = now.map(([id, gentle]) => replace(id, fresh, gentle) ? id : null);
        seeAlso(fresh, drawn);
        stay();
        if (caseport.autosave) {
          caseport.autosave.refill();
        }
      }
    }
  };

  /** <p id="..." data-together>: parts that tell one instant are drawn anew together, so that none contradicts another. */
  const together = () => [...document.querySelectorAll('[data-together][id]')].map((part) => part.id);

  function withTheOthers(ids) {
    const parts = together();
    return parts.some((id) => ids.includes(id)) ? [...new Set([...ids, ...parts])] : ids;
  }

  // What is promised "if you submit now" is told anew as long as somebody looks at it.
  setInterval(() => {
    const parts = together();
    if (parts.length > 0 && document.visibilityState === 'visible') {
      caseport.refresh(parts, { gently: true });
    }
  }, EVERY);

  /** This page as it is now; null when its address leads elsewhere by now. */
  function page(unattended) {
    // A question that has only just appeared is not yet left unanswered.
    const here = new URL(location.href);
    here.searchParams.delete('check');
    here.hash = '';
    // A tab left open must not keep anybody signed in.
    return caseport.page(here, { unattended });
  }

  /** <form data-composer="thread">: whoever has not begun to write has seen that part as it was drawn last. */
  function seeAlso(fresh, drawn) {
    document.querySelectorAll('form[data-composer]').forEach((form) => {
      const text = form.querySelector('textarea[name="description"]');
      const seen = form.querySelector('input[name="seen"]');
      const now = fresh.querySelector('form[data-composer] input[name="seen"]');
      if (text && seen && now && text.value === '' && drawn.includes(form.dataset.composer)) {
        seen.value = now.value;
      }
    });
  }

  /** Answers what puts the first thing on the screen back to where it is now. */
  function place() {
    const seen = [...document.querySelectorAll('main [id]')].find((one) => {
      const box = one.getBoundingClientRect();
      return box.height > 0 && box.top >= 0 && box.top < innerHeight;
    });
    const top = seen && seen.getBoundingClientRect().top;
    return () => {
      const again = seen && document.getElementById(seen.id);
      if (again) {
        scrollBy({ top: again.getBoundingClientRect().top - top, behavior: 'instant' });
      }
    };
  }

  /** Whether a person is in the middle of something here. */
  function isInUse(part) {
    const typing = (field) => field === document.activeElement || (field.type === 'checkbox' || field.type === 'radio'
      ? field.checked !== field.defaultChecked
      : field.defaultValue !== undefined && field.value !== field.defaultValue);
    return part.querySelector('dialog[open]') !== null
      || [...part.querySelectorAll('textarea, input:not([type="hidden"]), select')].some(typing);
  }

  document.addEventListener('focusout', () => setTimeout(() => {
    const now = [...postponed].filter((id) => !document.getElementById(id) || !isInUse(document.getElementById(id)));
    if (now.length > 0) {
      now.forEach((id) => postponed.delete(id));
      caseport.refresh(now, { gently: true });
    }
  }));

  const newsIn = (part) => [...part.querySelectorAll('[data-news][id]')];

  /** Answers whether the part was drawn. */
  function replace(id, fresh, gently) {
    const old = document.getElementById(id);
    const now = fresh.getElementById(id);
    if (!old || !now) {
      return false;
    }
    if (gently && isInUse(old)) {
      postponed.add(id);
      return false;
    }
    const before = new Set(newsIn(old).map((one) => one.id));
    const drawn = caseport.swap(old, now);
    const news = gently ? newsIn(drawn).filter((one) => !before.has(one.id)) : [];
    if (news.length > 0) {
      news.forEach((one) => one.classList.add('is-new'));
      caseport.announce(news.map((one) => one.dataset.news).join(' '));
    }
    return true;
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
