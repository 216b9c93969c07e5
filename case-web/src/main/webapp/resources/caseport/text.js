/*
 * Where people write at length: the outline, marks around words, how the text will look, and where in it a secret is that
 * is not kept (see autosave.js).
 */
(function () {
  'use strict';

  const caseport = window.caseport;

  // <button data-insert-outline="description" data-outline="text">: adds to what is there, never replaces it.
  caseport.register((root) => caseport.each(root, '[data-insert-outline]', 'outline', (button) => {
    button.addEventListener('click', () => {
      const field = document.getElementById(button.dataset.insertOutline);
      const outline = button.dataset.outline;
      field.focus();
      if (!field.value.includes(outline)) {
        field.setSelectionRange(field.value.trimEnd().length, field.value.length);
        caseport.insert(field, (field.value.trim() ? '\n\n' : '') + outline);
      }
      field.setSelectionRange(field.value.length, field.value.length);
    });
  }));

  // <div data-marks="description"> of <button data-mark="bold|list|code">: marks what is selected in the text.
  caseport.register((root) => caseport.each(root, '[data-marks]', 'marks', (group) => {
    const field = document.getElementById(group.dataset.marks);
    group.hidden = false;
    group.addEventListener('click', (event) => {
      const button = event.target.closest('[data-mark]');
      if (!button) {
        return;
      }
      const chosen = field.value.slice(field.selectionStart, field.selectionEnd);
      const from = field.selectionStart;
      const around = { bold: ['**', '**'], code: chosen.includes('\n') ? ['```\n', '\n```'] : ['`', '`'], list: ['- ', ''] }[button.dataset.mark];
      const marked = button.dataset.mark === 'list' ? chosen.replace(/\n(?=.)/g, '\n- ') : chosen;
      caseport.insert(field, around[0] + marked + around[1]);
      // What was selected stays so, or the cursor is between the marks.
      field.setSelectionRange(from + around[0].length, from + around[0].length + marked.length);
    });
  }));

  // <div data-preview="description" data-url>: a button shows what the text will look like, and follows it while shown.
  caseport.register((root) => caseport.each(root, '[data-preview]', 'preview', (holder) => {
    const field = document.getElementById(holder.dataset.preview);
    const button = holder.querySelector('[aria-controls]');
    const shown = document.getElementById(button.getAttribute('aria-controls'));
    let timer = 0;
    let asked = 0;
    const draw = async () => {
      const turn = ++asked;
      let html = null;
      let failed = holder.dataset.failed;
      try {
        const answer = await fetch(holder.dataset.url, {
          method: 'POST', credentials: 'same-origin', headers: { 'Content-Type': 'text/plain; charset=UTF-8' }, body: field.value,
        });
        if (answer.status === 413) {
          failed = await answer.text();
        } else if (answer.ok && !answer.redirected) {
          html = await answer.text();
        }
      } catch {
        // Said below.
      }
      if (turn !== asked) {
        return;
      }
      if (html) {
        shown.replaceChildren(...new DOMParser().parseFromString(html, 'text/html').body.childNodes);
      } else {
        shown.textContent = html === null ? failed : holder.dataset.empty;
      }
    };
    button.hidden = false;
    button.addEventListener('click', async () => {
      const show = shown.hidden;
      if (show) {
        await draw();
      }
      shown.hidden = !show;
      button.setAttribute('aria-expanded', String(show));
    });
    field.addEventListener('input', () => {
      clearTimeout(timer);
      timer = setTimeout(() => !shown.hidden && shown.isConnected && draw(), 400);
    });
  }));

  /** A button that selects in the field what the kept text, line.caseportKept, has in another form. */
  caseport.pointer = function (field, line, show) {
    const button = document.createElement('button');
    button.type = 'button';
    button.className = 'button button-quiet';
    button.textContent = show;
    button.addEventListener('click', () => {
      const kept = line.caseportKept || '';
      const typed = field.value;
      let from = 0;
      let after = 0;
      while (from < kept.length && typed[from] === kept[from]) {
        from += 1;
      }
      while (after < kept.length - from && typed[typed.length - 1 - after] === kept[kept.length - 1 - after]) {
        after += 1;
      }
      field.focus();
      field.setSelectionRange(from, Math.max(from, typed.length - after));
    });
    return button;
  };
})();
