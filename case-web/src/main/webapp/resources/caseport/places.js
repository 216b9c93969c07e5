/*
 * <form data-places="What to say" data-places-cleared="What to say when the region goes">: the regions and time zones
 * to choose from follow the country. They are taken from this page's own address with ?country=XX; when that can't be
 * had, the lists stay as they are, with the places of all countries.
 */
(function () {
  'use strict';

  const caseport = window.caseport;

  caseport.register((root) => caseport.each(root, 'form[data-places]', 'places', (form) => {
    const country = form.querySelector('select[name="country"]');
    let latest = 0;

    async function load() {
      const address = new URL(location.pathname, location.href);
      const account = form.querySelector('input[name="id"]');
      if (account) {
        address.searchParams.set('id', account.value);
      }
      address.searchParams.set('country', country.value);
      try {
        return await caseport.page(address);
      } catch {
        return null;
      }
    }

    /** Takes over the options; answers whether the chosen one is none of them and had to go. */
    function take(field, options) {
      const chosen = field.value;
      field.replaceChildren(...options.map((option) => document.importNode(option, true)));
      field.value = chosen;
      if (field.value === chosen) {
        return false;
      }
      field.value = '';
      field.dispatchEvent(new Event('caseport:restored', { bubbles: true }));
      return true;
    }

    /** Only a change of the country removes a choice: what came with the page, such as a refused region, stays. */
    async function follow({ removing }) {
      const turn = ++latest;
      const page = await load();
      const fresh = page && page.querySelector('form[data-places]');
      if (turn !== latest || !fresh) {
        return;
      }
      const removed = ['region', 'zone'].filter((name) => {
        const field = form.querySelector('select[name="' + name + '"]');
        const options = [...fresh.querySelector('select[name="' + name + '"]').options];
        return (removing || options.some((option) => option.value === field.value)) && take(field, options);
      });
      if (removing) {
        caseport.announce(removed.length > 0 ? form.dataset.placesCleared : form.dataset.places);
      }
    }

    country.addEventListener('change', () => follow({ removing: true }));
    if (country.value) {
      follow({ removing: false });
    }
  }));
})();
