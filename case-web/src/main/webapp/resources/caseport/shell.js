/* What every page has: account menu, theme, dialogs, tabs, copy buttons, the error summary, and one submit a click. */
(function () {
  'use strict';

  const caseport = window.caseport;

  // <button data-menu aria-expanded aria-controls="panel">: a disclosure, closed by Escape, a click or focus elsewhere.
  caseport.register((root) => caseport.each(root, '[data-menu]', 'menu', (button) => {
    const panel = document.getElementById(button.getAttribute('aria-controls'));
    const show = (open) => {
      panel.hidden = !open;
      button.setAttribute('aria-expanded', String(open));
    };
    const outside = (target) => !panel.hidden && !panel.contains(target) && !button.contains(target);
    button.addEventListener('click', () => show(panel.hidden));
    document.addEventListener('click', (event) => outside(event.target) && show(false));
    panel.parentNode.addEventListener('focusout', (event) => {
      if (event.relatedTarget && outside(event.relatedTarget)) {
        show(false);
      }
    });
    panel.parentNode.addEventListener('keydown', (event) => {
      if (event.key === 'Escape' && !panel.hidden) {
        show(false);
        button.focus();
      }
    });
  }));

  const remember = (name, value) => {
    document.cookie = name + '=' + value + '; Path=/; Max-Age=31536000; SameSite=Lax' + (location.protocol === 'https:' ? '; Secure' : '');
  };

  // On pages for strangers: the zone of the browser, which people of support get at their first sign-in.
  if (!document.getElementById('session')) {
    remember('caseport-zone', Intl.DateTimeFormat().resolvedOptions().timeZone || '');
  }

  // <button data-theme-choice="auto|light|dark">: kept in a cookie, so that the server draws the next page right away.
  caseport.register((root) => caseport.each(root, '[data-theme-choice]', 'theme', (button) => {
    const theme = document.documentElement.dataset;
    const mark = () => document.querySelectorAll('[data-theme-choice]').forEach((other) =>
      other.setAttribute('aria-pressed', String(other.dataset.themeChoice === (theme.theme || 'auto'))));
    button.addEventListener('click', () => {
      const choice = button.dataset.themeChoice;
      if (choice === 'auto') {
        delete theme.theme;
      } else {
        theme.theme = choice;
      }
      remember('caseport-theme', choice);
      mark();
    });
    mark();
  }));

  // <a role="button" href="#dialogId" data-confirm="dialogId">: the dialog asks, and holds the form that acts. Without this
  // script the address shows it. <dialog open data-modal>: an answer that asks.
  caseport.register((root) => {
    caseport.each(root, 'a[data-confirm]', 'confirm', (opener) => {
      opener.addEventListener('click', (event) => {
        event.preventDefault();
        document.getElementById(opener.dataset.confirm).showModal();
      });
      opener.addEventListener('keydown', (event) => {
        if (event.key === ' ') {
          event.preventDefault();
          opener.click();
        }
      });
    });
    caseport.each(root, 'dialog [data-close]', 'close', (button) => button.addEventListener('click', (event) => {
      const dialog = button.closest('dialog');
      if (dialog.open) {
        event.preventDefault();
        dialog.close();
      }
    }));
    caseport.each(root, 'dialog[data-modal]', 'modal', (dialog) => {
      dialog.close();
      dialog.showModal();
    });
  });

  // <div role="tablist" data-tabs> of <button role="tab" aria-controls="panel">
  caseport.register((root) => caseport.each(root, '[data-tabs]', 'tabs', (list) => {
    const tabs = [...list.querySelectorAll('[role="tab"]')];
    const choose = (chosen) => tabs.forEach((tab) => {
      tab.setAttribute('aria-selected', String(tab === chosen));
      tab.tabIndex = tab === chosen ? 0 : -1;
      document.getElementById(tab.getAttribute('aria-controls')).hidden = tab !== chosen;
    });
    tabs.forEach((tab, index) => {
      tab.addEventListener('click', () => choose(tab));
      tab.addEventListener('keydown', (event) => {
        const to = {
          ArrowRight: (index + 1) % tabs.length,
          ArrowLeft: (index + tabs.length - 1) % tabs.length,
          Home: 0,
          End: tabs.length - 1,
        }[event.key];
        if (to !== undefined) {
          event.preventDefault();
          choose(tabs[to]);
          tabs[to].focus();
        }
      });
    });
    choose(tabs.find((tab) => tab.getAttribute('aria-selected') === 'true') || tabs[0]);
  }));

  // <button data-show-tab="tabId">: from within one panel to another.
  document.addEventListener('click', (event) => {
    const button = event.target.closest('[data-show-tab]');
    if (button) {
      const tab = document.getElementById(button.dataset.showTab);
      tab.click();
      tab.focus();
    }
  });

  // <input type="checkbox" data-use-keys>: whether single keys do something in this browser. Speech and hands press some by
  // accident.
  const KEYS = 'caseport.shortcuts';
  let keys = true;
  try {
    keys = localStorage.getItem(KEYS) !== 'off';
  } catch {
    // Storage is switched off: the keys work, and turning them off lasts for this page.
  }
  caseport.usesKeys = () => keys;
  caseport.register((root) => caseport.each(root, '[data-use-keys]', 'keys', (box) => {
    box.checked = keys;
    box.disabled = false;
    box.addEventListener('change', () => {
      keys = box.checked;
      try {
        localStorage.setItem(KEYS, keys ? 'on' : 'off');
      } catch {
        // It lasts for this page.
      }
    });
  }));

  // <form data-quick data-script>: "/" leads to the search box of every page; its script comes when somebody wants it.
  caseport.register((root) => caseport.each(root, '[data-quick]', 'search', (form) => {
    const field = form.querySelector('input[type="search"]');
    field.addEventListener('focus', () => {
      const script = document.createElement('script');
      script.onload = () => caseport.enhance(form);
      script.src = form.dataset.script;
      document.body.append(script);
    }, { once: true });
    document.addEventListener('keydown', (event) => {
      if (event.key === '/' && !event.ctrlKey && !event.metaKey && !event.altKey && !event.isComposing
        && caseport.usesKeys() && !event.target.closest('input, textarea, select, dialog[open]')) {
        event.preventDefault();
        field.focus();
        field.select();
      }
    });
  }));

  // <button hidden data-print>
  caseport.register((root) => caseport.each(root, '[data-print]', 'print', (button) => {
    button.hidden = false;
    button.addEventListener('click', () => window.print());
  }));

  // <button data-copy="text" data-copied="Copied">; a path becomes the address that others can open.
  caseport.register((root) => caseport.each(root, '[data-copy]', 'copy', (button) => {
    button.addEventListener('click', async () => {
      const text = button.dataset.copy.startsWith('/') ? new URL(button.dataset.copy, location.href).href : button.dataset.copy;
      try {
        await navigator.clipboard.writeText(text);
      } catch {
        const field = document.createElement('textarea');
        field.value = text;
        button.after(field);
        field.select();
        document.execCommand('copy');
        field.remove();
        button.focus();
      }
      caseport.announce(button.dataset.copied);
      button.classList.add('is-copied');
      setTimeout(() => button.classList.remove('is-copied'), 1500);
    });
  }));

  // The error summary takes the focus, and its links lead to the control itself, whatever hides it.
  caseport.register((root) => caseport.each(root, '[data-error-summary]', 'errors', (summary) => {
    summary.addEventListener('click', (event) => {
      const link = event.target.closest('a[href^="#"]');
      const place = link && document.getElementById(decodeURIComponent(link.hash.slice(1)));
      if (place) {
        event.preventDefault();
        const panel = place.closest('[role="tabpanel"][hidden]');
        if (panel) {
          document.getElementById(panel.getAttribute('aria-labelledby')).click();
        }
        const focusable = 'input:not([type="hidden"]):not(:disabled), select, textarea, button';
        const within = (part) => part && (part.querySelector('input[type="radio"]:checked') || part.querySelector(focusable));
        const control = place.matches(focusable) ? place : within(place) || within(place.closest('.file')) || place;
        control.focus({ preventScroll: true });
        (control.closest('.field, fieldset') || control).scrollIntoView({ block: 'center' });
      }
    });
    summary.focus();
  }));

  // <section tabindex="-1" data-take-focus>: what was asked for stands here.
  caseport.register((root) => caseport.each(root, '[data-take-focus]', 'focus', (place) => place.focus()));

  /** The places that an error about this field may stand at: the field, and the group, the chips or the picker it is in. */
  function placesOf(field) {
    const holder = field.closest('fieldset[role="radiogroup"], [data-chips], [data-files]');
    const named = [field.id, (field.dataset.field || '').replaceAll('.', '-'), field.id.replace(/-select$/, '')];
    return [...named, holder && holder.id, holder && holder.dataset.chips].filter(Boolean);
  }

  /** An entry of a summary that is put right goes, the count follows, and the box goes with its last entry. */
  function strike(link) {
    const summary = link.closest('[data-error-summary]');
    const title = summary.querySelector('[data-counts]');
    (link.closest('li') || link).remove();
    const left = summary.querySelectorAll('li, a[href^="#"]:not(li a)').length;
    summary.hidden = left === 0;
    if (title && left > 0) {
      title.textContent = title.dataset.counts.split('\n')[left - 1];
    }
  }

  // A field that is being put right no longer says that it is wrong; the next step checks it again.
  const mended = (event) => {
    if (!event.target.matches('input, select, textarea')) {
      return;
    }
    placesOf(event.target).forEach((id) => {
      const place = document.getElementById(id);
      if (place) {
        place.removeAttribute('aria-invalid');
      }
      const error = document.getElementById(id + '-error');
      if (error) {
        error.remove();
      }
      document.querySelectorAll('[data-error-summary] a[href="#' + CSS.escape(id) + '"]').forEach(strike);
    });
  };
  document.addEventListener('input', mended);
  document.addEventListener('change', mended);

  // What was wrong with the files is put right once the list of them has changed.
  caseport.register((root) => caseport.each(root, '[data-files] .files', 'mended', (list) => {
    const strikeFiles = () => list.querySelector('.is-expired')
      || document.querySelectorAll('[data-error-summary] a[href="#files"]').forEach(strike);
    new MutationObserver(strikeFiles).observe(list, { childList: true });
  }));

  // A second submit of the same form is ignored until the page is left, shown again, or the answer is long overdue.
  window.addEventListener('submit', (event) => {
    const form = event.target;
    if (event.defaultPrevented || form.method === 'dialog') {
      return;
    }
    if (form.caseportSubmitted) {
      event.preventDefault();
      return;
    }
    form.caseportSubmitted = true;
    const button = event.submitter;
    if (button) {
      button.setAttribute('aria-busy', 'true');
    }
    const release = () => {
      form.caseportSubmitted = false;
      if (button) {
        button.removeAttribute('aria-busy');
      }
    };
    setTimeout(release, 15000);
    window.addEventListener('pageshow', release, { once: true });
  });
})();
