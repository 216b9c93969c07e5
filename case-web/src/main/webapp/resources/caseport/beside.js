/*
 * <nav data-beside="/workspace">: on a wide screen the list that a case was opened from stays beside the case. It is drawn
 * at once from what this tab has seen, and fetched again when the queue changes, at most every few seconds and never
 * under the pointer.
 */
(function () {
  'use strict';

  const caseport = window.caseport;
  const EVERY = 10000;
  const nav = document.querySelector('[data-beside]');
  const wide = matchMedia('(min-width: 1440px)');
  const shown = document.querySelector('#composer[data-case]');
  if (!nav || !shown) {
    return;
  }
  const list = nav.querySelector('ul');
  const template = nav.querySelector('template');
  let fetchedAt = 0;
  let timer = 0;

  function draw(cases) {
    const focused = nav.contains(document.activeElement) && document.activeElement.href;
    list.replaceChildren(...cases.map((one) => {
      const line = template.content.firstElementChild.cloneNode(true);
      const link = line.querySelector('a');
      const due = line.querySelector('.due');
      const badge = line.querySelector('.badge');
      link.href = location.pathname + '?id=' + encodeURIComponent(one.id);
      line.querySelector('.beside-subject bdi').textContent = one.subject;
      due.textContent = one.due;
      due.dataset.state = one.state;
      if (one.dueAt) {
        due.dataset.due = one.dueAt;
        due.dataset.atRisk = one.atRisk;
      }
      badge.textContent = one.severity;
      badge.dataset.severity = one.code;
      line.querySelector('.quiet').textContent = one.account;
      if (one.id === shown.dataset.case) {
        link.setAttribute('aria-current', 'page');
      }
      return line;
    }));
    caseport.enhance(list);
    const again = [...list.querySelectorAll('a')].find((link) => link.href === focused);
    if (again) {
      again.focus({ preventScroll: true });
    }
  }

  function show() {
    const at = nav.querySelector('[aria-current]');
    if (at) {
      nav.scrollTop = at.offsetTop - nav.clientHeight / 3;
    }
  }

  async function refresh() {
    clearTimeout(timer);
    timer = 0;
    const wait = fetchedAt + EVERY - Date.now();
    if (!wide.matches || document.visibilityState === 'hidden' || nav.matches(':hover') || wait > 0) {
      timer = setTimeout(refresh, Math.max(wait, EVERY));
      return;
    }
    fetchedAt = Date.now();
    const listed = caseport.listed.get();
    try {
      const page = await caseport.page(listed ? listed.address : nav.dataset.beside, { unattended: true });
      await caseport.released();
      if (page && page.querySelector('[data-queue="queue"]')) {
        const cases = caseport.listed.rows(page);
        const address = listed ? listed.address : nav.dataset.beside;
        caseport.listed.keep({ top: 0, at: '', ...listed, address, cases });
        draw(cases);
      }
    } catch {
      // The server is away; the next change will do.
    }
  }

  const listed = caseport.listed.get();
  if (wide.matches && listed) {
    draw(listed.cases);
    show();
  }
  document.addEventListener('DOMContentLoaded', () => wide.matches && refresh());
  wide.addEventListener('change', () => wide.matches && refresh());
  document.addEventListener('caseport:moved', (event) => event.detail === 'queue' && timer === 0 && refresh());
})();
