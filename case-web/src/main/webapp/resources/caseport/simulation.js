/* <div id="simulated" data-running="true">: while a simulation runs, its part of the page is drawn anew every two seconds. */
(function () {
  'use strict';

  const EVERY = 2000;

  setInterval(() => {
    const part = document.getElementById('simulated');
    if (part && part.dataset.running === 'true' && document.visibilityState === 'visible') {
      window.caseport.refresh(['simulated'], { gently: true });
    }
  }, EVERY);
}());
