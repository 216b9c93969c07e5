/*
 * <div hidden data-notify="person"> with a button and a text: whether this browser tells of news while its pages are out of
 * sight (see news.js). Only where the connection is encrypted, and only when somebody has asked for it.
 */
(function () {
  'use strict';

  const caseport = window.caseport;

  caseport.register((root) => caseport.each(root, '[data-notify]', 'notify', (part) => {
    if (!window.isSecureContext || !window.Notification) {
      return;
    }
    const key = 'caseport.notify.' + part.dataset.notify;
    const button = part.querySelector('button');
    const state = part.querySelector('[data-notify-state]');
    let on = false;
    try {
      on = localStorage.getItem(key) === 'on';
    } catch {
      // A browser that keeps nothing has nothing to turn on.
      return;
    }

    function show() {
      const denied = Notification.permission === 'denied';
      const works = on && Notification.permission === 'granted';
      button.hidden = denied;
      button.textContent = works ? part.dataset.off : part.dataset.on;
      const text = denied ? part.dataset.denied : works ? part.dataset.works : '';
      if (state.textContent !== text) {
        state.textContent = text;
      }
    }

    button.addEventListener('click', async () => {
      const works = on && Notification.permission === 'granted';
      on = !works && await Notification.requestPermission() === 'granted';
      localStorage.setItem(key, on ? 'on' : 'off');
      // As other tabs are told by the browser.
      window.dispatchEvent(new Event('storage'));
      show();
    });
    show();
    part.hidden = false;
  }));
})();
