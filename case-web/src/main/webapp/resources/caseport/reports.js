/* Charts of reports: their colours and letters are those of the theme, and change with it. */
(function () {
  'use strict';

  const PALETTE = ['--chart-1', '--chart-2', '--chart-3', '--chart-4', '--chart-5'];

  function token(name) {
    return getComputedStyle(document.documentElement).getPropertyValue(name).trim();
  }

  function paint(config) {
    const quiet = token('--ink-quiet');
    const line = token('--line-faint');
    config.data.datasets.forEach((set, i) => {
      set.backgroundColor = token(PALETTE[i % PALETTE.length]);
      set.borderColor = token('--surface');
      set.borderWidth = 1;
      set.maxBarThickness = 48;
    });
    const font = { family: token('--font'), size: 13 };
    Object.values(config.options.scales).forEach((axis) => {
      axis.grid = { color: line };
      axis.border = { color: token('--line-soft') };
      axis.ticks = { color: quiet, font, precision: 0, maxRotation: 60 };
    });
    config.options.plugins = { legend: { position: 'bottom', labels: { color: token('--ink'), font, boxWidth: 14 } } };
  }

  /* Called by the component before it draws. */
  window.caseportChart = function () {
    const widget = this;
    paint(widget.cfg.config);
    const again = () => {
      if (widget.chart) {
        paint(widget.chart.config._config || widget.chart.config);
        widget.chart.update('none');
      }
    };
    window.matchMedia('(prefers-color-scheme: dark)').addEventListener('change', again);
    new MutationObserver(again).observe(document.documentElement, { attributes: true, attributeFilter: ['data-theme'] });
  };
}());
