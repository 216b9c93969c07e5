/*
 * <div data-files data-upload-url data-most="3" data-most-bytes="5242880">: files by chooser, drop and paste, one request
 * each, one after the other. A file that can't be taken is named with the reason; the others stay. Texts come as data
 * attributes.
 */
(function () {
  'use strict';

  const caseport = window.caseport;

  /** Bytes of a kilobyte, and kilobytes of a megabyte. */
  const KILO = 1024;

  /** A tenth of a megabyte, as sizes are shown. */
  const TENTH = KILO * KILO / 10;

  /** A screenshot from the clipboard is always called image.png; a number keeps two of them apart. */
  let screenshots = 0;
  function named(file) {
    return file.name && file.name !== 'image.png' ? file : new File([file], 'screenshot-' + ++screenshots + '.png', { type: file.type });
  }

  caseport.register((root) => caseport.each(root, '[data-files]', 'files', (holder) => {
    const texts = holder.dataset;
    const zone = holder.querySelector('.dropzone');
    const chooser = holder.querySelector('input[type="file"]');
    const button = holder.querySelector('[data-choose-files]');
    const list = holder.querySelector('.files');
    const errors = holder.querySelector('.file-errors');
    const template = holder.querySelector('template');
    const attached = () => list.querySelectorAll('[data-file-id]:not(.is-expired)').length;
    const waiting = [];
    let underWay = false;

    /** As the server says it: 490 bytes, 210 KB, 4.8 MB. */
    function size(bytes) {
      const inWords = (text, number, digits) => caseport.format(text,
        number.toLocaleString(document.documentElement.lang, { maximumFractionDigits: digits }));
      if (bytes < KILO) {
        return inWords(bytes === 1 ? texts.byte : texts.bytes, bytes, 0);
      }
      const kilobytes = bytes / KILO;
      return Math.round(kilobytes) < KILO
        ? inWords(texts.kilobytes, kilobytes, 0)
        : inWords(texts.megabytes, kilobytes / KILO, 1);
    }

    /** Stays until it is dismissed, whatever else is refused or attached. */
    function refuse(text) {
      const item = document.createElement('p');
      const dismiss = document.createElement('button');
      item.className = 'error';
      item.textContent = text;
      dismiss.type = 'button';
      dismiss.className = 'dismiss';
      dismiss.setAttribute('aria-label', texts.dismiss);
      dismiss.addEventListener('click', () => {
        const next = item.nextElementSibling || item.previousElementSibling;
        item.remove();
        (next ? next.querySelector('.dismiss') : button).focus();
      });
      item.append(dismiss);
      errors.append(item);
    }

    function objection(file) {
      if (file.size === 0) {
        return caseport.format(texts.empty, file.name);
      }
      if (file.size > Number(texts.mostBytes)) {
        // Rounded up, so that no file is said to be as large as it can be.
        return caseport.format(texts.tooLarge, file.name, size(Math.ceil(file.size / TENTH) * TENTH), size(Number(texts.mostBytes)));
      }
      return null;
    }

    function take(files) {
      for (const file of files) {
        const wrong = objection(file);
        if (wrong) {
          refuse(wrong);
        } else {
          wait(file);
        }
      }
      proceed();
    }

    function wait(file) {
      const next = { file, line: row(file) };
      const work = new Promise((resolve) => (next.settled = () => {
        caseport.work.delete(work);
        resolve();
      }));
      caseport.work.add(work);
      waiting.push(next);
    }

    /** One after the other: so they are listed everywhere in the order in which they were chosen. */
    function proceed() {
      while (waiting.length > 0 && !underWay) {
        const next = waiting.shift();
        if (attached() < Number(texts.most)) {
          upload(next);
        } else {
          next.line.remove();
          next.settled();
          refuse(caseport.format(texts.tooMany, next.file.name, texts.most));
        }
      }
    }

    function row(file) {
      const line = template.content.firstElementChild.cloneNode(true);
      const name = line.querySelector('.file-name');
      name.id = 'file-' + Math.random().toString(36).slice(2);
      name.textContent = file.name;
      line.querySelector('.file-meta').textContent = size(file.size);
      line.querySelector('progress').setAttribute('aria-label', caseport.format(texts.uploading, file.name));
      line.querySelector('[data-remove-file]').setAttribute('aria-describedby', name.id);
      list.append(line);
      return line;
    }

    function upload({ file, line, settled }) {
      const bar = line.querySelector('progress');
      const request = new XMLHttpRequest();
      underWay = true;
      request.open('POST', texts.uploadUrl + '?name=' + encodeURIComponent(file.name));
      request.setRequestHeader('Content-Type', 'application/octet-stream');
      request.setRequestHeader('Accept', 'application/json');
      request.upload.onprogress = (event) => event.lengthComputable && (bar.value = event.loaded / event.total);
      request.onloadend = async () => {
        let said = null;
        try {
          said = JSON.parse(request.responseText);
        } catch {
          // A proxy's page, or nothing at all.
        }
        const arrived = request.status >= 200 && request.status < 300 && said && said.id;
        const removed = line.caseportCancelled && (!arrived || await takeOff(said.id));
        underWay = false;
        settled();
        if (removed) {
          proceed();
          return;
        }
        if (arrived) {
          bar.remove();
          finish(line, said);
          caseport.announce(said.secrets || caseport.format(texts.attached, said.name));
        } else {
          line.remove();
          refuse((said && said.message) || caseport.format(request.status === 413 ? texts.tooLarge : texts.failed, file.name, size(file.size)));
        }
        if (line.caseportCancelled) {
          list.append(line);
          refuse(caseport.format(texts.notRemoved, said.name));
        }
        proceed();
      };
      request.send(file);
    }

    function finish(line, file) {
      line.dataset.fileId = file.id;
      line.querySelector('.file-name').textContent = file.name;
      line.querySelector('.file-meta').textContent = size(file.size);
      if (file.secrets) {
        const note = document.createElement('span');
        note.className = 'secret-note';
        note.textContent = file.secrets;
        line.querySelector('.file-meta').after(note);
      }
      if (/^image\/(png|jpeg|gif|webp|avif|bmp)$/.test(file.mediaType || '') && file.url) {
        const image = document.createElement('img');
        image.alt = '';
        image.onerror = () => image.remove();
        image.src = file.url;
        line.querySelector('.file-thumb').append(image);
      }
    }

    /** Whether the server has let go of the file. */
    async function takeOff(id) {
      try {
        const answer = await fetch(texts.uploadUrl + '/' + encodeURIComponent(id), { method: 'DELETE', credentials: 'same-origin' });
        return answer.ok || answer.status === 404;
      } catch {
        return false;
      }
    }

    async function remove(line) {
      const name = line.querySelector('.file-name').textContent;
      const queued = waiting.findIndex((one) => one.line === line);
      if (queued >= 0) {
        waiting.splice(queued, 1)[0].settled();
      } else if (!line.dataset.fileId) {
        // Its bytes may all be there already: it is taken off once the server has said so.
        line.caseportCancelled = true;
      } else if (!(await takeOff(line.dataset.fileId))) {
        refuse(caseport.format(texts.notRemoved, name));
        return;
      }
      const next = line.nextElementSibling || line.previousElementSibling;
      line.remove();
      proceed();
      caseport.announce(caseport.format(texts.removed, name));
      (next ? next.querySelector('[data-remove-file]') : button).focus();
    }

    button.addEventListener('click', () => chooser.click());
    chooser.addEventListener('change', () => {
      take([...chooser.files]);
      chooser.value = '';
    });
    chooser.addEventListener('input', (event) => event.stopPropagation());
    list.addEventListener('click', (event) => {
      const line = event.target.closest('[data-remove-file]') && event.target.closest('.file');
      if (line) {
        remove(line);
      }
    });
    ['dragover', 'dragleave', 'drop'].forEach((kind) => zone.addEventListener(kind, (event) => {
      event.preventDefault();
      zone.classList.toggle('is-over', kind === 'dragover');
      if (kind === 'drop') {
        take([...event.dataTransfer.files]);
      }
    }));
    document.addEventListener('paste', (event) => {
      const files = holder.isConnected && event.clipboardData ? [...event.clipboardData.files] : [];
      const text = event.clipboardData && event.clipboardData.types.includes('text/plain');
      if (files.length > 0 && !(text && event.target.matches('input, textarea'))) {
        event.preventDefault();
        take(files.map(named));
      }
    });
  }));

  // A file that misses the zone must not replace the page.
  ['dragover', 'drop'].forEach((kind) => document.addEventListener(kind, (event) => {
    if (event.dataTransfer && event.dataTransfer.types.includes('Files') && document.querySelector('[data-files]')) {
      event.preventDefault();
    }
  }));
})();
