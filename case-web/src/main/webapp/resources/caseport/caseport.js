/*
 * The core: behaviours register themselves here and are put on a page, or on any part of it that was drawn anew.
 * Every behaviour looks for its data attribute, so a page without scripts is still a page.
 */
(function () {
  'use strict';

  const behaviours = [];
  const live = document.createElement('div');
  live.className = 'visually-hidden';
  live.setAttribute('aria-live', 'polite');
  live.dataset.live = '';

  const LONGEST_PRESS = 10000;
  let pressed = Promise.resolve();

  document.addEventListener('pointerdown', (event) => {
    if (event.button !== 0) {
      return;
    }
    pressed = new Promise((resolve) => {
      const over = new AbortController();
      // The click comes right after the release.
      const release = () => {
        over.abort();
        setTimeout(resolve);
      };
      ['pointerup', 'pointercancel'].forEach((name) => window.addEventListener(name, release, { capture: true, signal: over.signal }));
      setTimeout(release, LONGEST_PRESS);
    });
  }, { capture: true });

  const caseport = {
    /** Things under way that a person must not lose by leaving the page: promises that never reject. */
    work: new Set(),

    /** A behaviour is called with the part of the page to put it on. */
    register(behaviour) {
      behaviours.push(behaviour);
    },

    enhance(root) {
      behaviours.forEach((behaviour) => behaviour(root || document));
    },

    /** The elements in root, root included, that match and were not seen before under this name. */
    each(root, selector, name, visit) {
      const found = [...root.querySelectorAll(selector)];
      if (root.matches && root.matches(selector)) {
        found.unshift(root);
      }
      found.filter((element) => !(element.caseportSeen || (element.caseportSeen = new Set())).has(name)).forEach((element) => {
        element.caseportSeen.add(name);
        visit(element);
      });
    },

    /**
     * A function that reads from the server, one call at a time. Whoever calls it meanwhile may know of something newer
     * than the answer under way, so it reads once more afterwards.
     */
    oneAtATime(read) {
      let reading = false;
      let again = false;
      return async () => {
        again = true;
        if (reading) {
          return;
        }
        reading = true;
        try {
          while (again) {
            again = false;
            await read();
          }
        } catch {
          // The server is away: the next call finds it again.
        } finally {
          reading = false;
        }
      };
    },

    /** Says something to a screen reader without moving anything. */
    announce(text) {
      live.textContent = '';
      setTimeout(() => (live.textContent = text), 50);
    },

    /** Fills {0}, {1} … of a text that came with the page; of {0,choice,1#one|1<several} it takes what fits. */
    format(text, ...values) {
      const choice = /\{(\d),choice,1#([^|]*)\|1<((?:[^{}]|\{\d\})*)\}/g;
      const chosen = (text || '').replace(choice, (whole, index, one, several) => (Number(values[index]) === 1 ? one : several));
      return chosen.replace(/\{(\d)\}/g, (whole, index) => (index in values ? values[index] : whole));
    },

    /**
     * Waits while the pointer is pressed. Whoever draws something that may move the page waits for it: a button that moves
     * away between press and release is not clicked.
     */
    released: () => pressed,

    /** Length as the server counts: Unicode code points. */
    length(text) {
      return Array.from(text).length;
    },

    /**
     * Acts once somebody has chosen: at once by pointer; by keyboard, where every letter and arrow changes the field on
     * the way to a choice, on Enter, and after a pause of so many milliseconds if one is given. Who leaves the field
     * undecided has chosen where acting is harmless; elsewhere the field shows again what holds.
     */
    chosen(field, act, { pause = 0, harmless = false } = {}) {
      let held = field.value;
      let typing = false;
      let undecided = false;
      let timer = 0;
      function decide() {
        clearTimeout(timer);
        undecided = false;
        act();
        held = field.value;
      }
      field.addEventListener('focus', () => (held = field.value));
      field.addEventListener('pointerdown', () => (typing = false));
      field.addEventListener('blur', () => {
        typing = false;
        // While another window has the focus, this field keeps it in the document.
        if (!undecided || document.activeElement === field) {
          return;
        }
        if (harmless) {
          decide();
        } else {
          undecided = false;
          field.value = held;
        }
      });
      field.addEventListener('keydown', (event) => {
        if (event.key === 'Enter' && undecided) {
          event.preventDefault();
          decide();
        } else if (event.key !== ' ') {
          // A blank alone opens the list, in which one choice is made.
          typing = true;
        }
      });
      field.addEventListener('change', () => {
        if (!typing) {
          decide();
          return;
        }
        undecided = true;
        clearTimeout(timer);
        if (pause) {
          timer = setTimeout(decide, pause);
        }
      });
    },

    /** Types a text in place of what is selected: unlike a new value, it can be undone. */
    insert(field, text) {
      field.focus();
      if (!document.execCommand('insertText', false, text)) {
        field.setRangeText(text, field.selectionStart, field.selectionEnd, 'end');
        field.dispatchEvent(new Event('input', { bubbles: true }));
      }
      field.dispatchEvent(new Event('change', { bubbles: true }));
    },

    /** Changes a field as if it had been typed, so that everybody who listens learns of it. */
    put(field, text) {
      field.value = text;
      field.dispatchEvent(new Event('input', { bubbles: true }));
      field.dispatchEvent(new Event('change', { bubbles: true }));
    },
  };

  window.caseport = caseport;

  function start() {
    document.body.append(live);
    caseport.enhance(document);
    if (window.faces && window.faces.ajax) {
      window.faces.ajax.addOnEvent((event) => event.status === 'success' && caseport.enhance(document));
    }
    if (window.jQuery) {
      window.jQuery(document).on('pfAjaxComplete', () => caseport.enhance(document));
    }
  }

  if (document.readyState === 'complete') {
    start();
  } else {
    document.addEventListener('DOMContentLoaded', start);
  }
})();
