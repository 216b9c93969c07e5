/*
 * <a href data-lightbox="image|text">: shows the file over the page, one after the other by buttons and arrow keys. The texts
 * are on #thread. Without this script an image opens as a page, and a text is downloaded.
 */
(function () {
  'use strict';

  const MOST_ROWS = 500;
  let box = null;
  let at = 0;

  const files = () => [...document.querySelectorAll('#thread [data-lightbox]')];

  function button(text, glyph, act) {
    const made = document.createElement('button');
    made.type = 'button';
    made.className = 'button';
    made.textContent = glyph;
    made.setAttribute('aria-label', text);
    made.addEventListener('click', act);
    return made;
  }

  function made() {
    const texts = document.getElementById('thread').dataset;
    const dialog = document.createElement('dialog');
    const bar = document.createElement('div');
    const name = document.createElement('bdi');
    const place = document.createElement('span');
    const view = document.createElement('div');
    const back = button(texts.previous, '←', () => show(at - 1));
    const on = button(texts.next, '→', () => show(at + 1));
    dialog.className = 'lightbox';
    bar.className = 'lightbox-bar';
    name.className = 'lightbox-name';
    place.className = 'quiet';
    view.className = 'lightbox-view';
    view.tabIndex = 0;
    bar.append(name, place, back, on, button(texts.close, '✕', () => dialog.close()));
    dialog.append(bar, view);
    dialog.addEventListener('keydown', (event) => {
      const step = { ArrowLeft: -1, ArrowRight: 1 }[event.key];
      if (step && view.scrollWidth <= view.clientWidth) {
        event.preventDefault();
        show(at + step);
      }
    });
    dialog.addEventListener('close', () => {
      const opener = files()[at];
      view.replaceChildren();
      if (opener) {
        opener.focus();
      }
    });
    document.body.append(dialog);
    return { dialog, name, place, view, back, on, texts };
  }

  /** The cells of a table as text: comma or semicolon or tab, quotes doubled. */
  function cells(text) {
    const first = text.split('\n', 1)[0];
    const mark = [',', ';', '\t'].sort((a, b) => first.split(b).length - first.split(a).length)[0];
    const rows = [[]];
    let cell = '';
    let quoted = false;
    for (let i = 0; i < text.length && rows.length <= MOST_ROWS; i += 1) {
      const letter = text[i];
      if (quoted) {
        if (letter === '"' && text[i + 1] === '"') {
          cell += letter;
          i += 1;
        } else if (letter === '"') {
          quoted = false;
        } else {
          cell += letter;
        }
      } else if (letter === '"' && cell === '') {
        quoted = true;
      } else if (letter === mark || letter === '\n') {
        rows[rows.length - 1].push(cell);
        cell = '';
        if (letter === '\n') {
          rows.push([]);
        }
      } else if (letter !== '\r') {
        cell += letter;
      }
    }
    rows[rows.length - 1].push(cell);
    return rows.filter((row) => row.length > 1 || row[0] !== '').slice(0, MOST_ROWS);
  }

  function table(text) {
    const drawn = document.createElement('table');
    drawn.className = 'table';
    cells(text).forEach((row) => {
      const line = drawn.insertRow();
      row.forEach((cell) => (line.insertCell().textContent = cell));
    });
    return drawn;
  }

  async function content(link, name) {
    if (link.dataset.lightbox === 'image') {
      const image = new Image();
      image.alt = name;
      image.src = link.href;
      await image.decode();
      return image;
    }
    const answer = await fetch(link.href, { credentials: 'same-origin' });
    if (!answer.ok) {
      throw new Error(answer.status);
    }
    const text = await answer.text();
    if (/\.(csv|tsv)$/i.test(name)) {
      return table(text);
    }
    const plain = document.createElement('pre');
    plain.textContent = text;
    return plain;
  }

  async function show(number) {
    const all = files();
    if (number < 0 || number >= all.length) {
      return;
    }
    at = number;
    box = box || made();
    const link = all[at];
    const name = link.closest('.file').querySelector('.file-name').textContent;
    box.name.textContent = name;
    box.dialog.setAttribute('aria-label', name);
    box.view.setAttribute('aria-label', name);
    box.place.textContent = window.caseport.format(box.texts.place, at + 1, all.length);
    box.back.disabled = at === 0;
    box.on.disabled = at === all.length - 1;
    if (!box.dialog.open) {
      box.dialog.showModal();
    } else if (document.activeElement !== box.view && (!document.activeElement || document.activeElement.disabled)) {
      box.view.focus();
    }
    box.view.replaceChildren();
    let drawn;
    try {
      drawn = await content(link, name);
    } catch {
      drawn = document.createElement('p');
      drawn.textContent = box.texts.failed;
    }
    if (files()[at] === link) {
      box.view.replaceChildren(drawn);
    }
  }

  document.addEventListener('click', (event) => {
    const link = event.target.closest('[data-lightbox]');
    if (link && event.button === 0 && !event.metaKey && !event.ctrlKey && !event.shiftKey && !event.altKey) {
      // What is shown outside the correspondence stays a link.
      const place = files().indexOf(link);
      if (place >= 0) {
        event.preventDefault();
        show(place);
      }
    }
  });
})();
