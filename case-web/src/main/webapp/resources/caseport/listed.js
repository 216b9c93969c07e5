/*
 * The list of cases that was seen last in this tab: its address, its cases in their order, and where the agent was in it.
 * The queue keeps it, and the case pages that it leads to go through it and lead back.
 */
(function () {
  'use strict';

  const caseport = window.caseport;
  const session = document.querySelector('#session[data-person]');
  const KEY = 'caseport.queue.' + (session ? session.dataset.person : '');
  let last = null;

  caseport.listed = {
    /** The list; null when there is none. */
    get() {
      try {
        return JSON.parse(sessionStorage.getItem(KEY)) || last;
      } catch {
        // Storage is switched off: it lasts for this page.
        return last;
      }
    },

    keep(listed) {
      last = listed;
      try {
        sessionStorage.setItem(KEY, JSON.stringify(listed));
      } catch {
        // As above.
      }
    },

    /** What the rows of a queue say, in this page or another; a list of calls has none. */
    rows(root) {
      const text = (row, selector) => row.querySelector(selector).textContent.trim();
      return [...root.querySelectorAll('[data-queue="queue"] tbody tr[data-case]')].map((row) => ({
        id: row.dataset.case,
        number: text(row, '.number'),
        subject: text(row, 'th a'),
        account: text(row, '.col-account bdi'),
        severity: text(row, '.col-severity .badge'),
        code: row.querySelector('.col-severity .badge').dataset.severity,
        due: text(row, '.due'),
        state: row.querySelector('.due').dataset.state,
        dueAt: row.querySelector('.due').dataset.due,
        atRisk: row.querySelector('.due').dataset.atRisk,
      }));
    },
  };
})();
