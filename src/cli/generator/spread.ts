/**
 * How made-up cases are spread, with where each figure comes from. What no published figure tells is marked `ours`: it makes the
 * data plausible and claims nothing.
 */
export const spread = {
  /** Cases handled in Shenzhen in 2015 by right (S-01 to S-03 of the handbook, from the plan). */
  rights: { trademark: 580, patent: 152, copyright: 67 },
  /** Trademark cases of Guangdong transferred in 2021: 159 of 4,001 (S-40). */
  transferred: 159 / 4001,
  /** Of the transferred, those that the police file; ours. */
  policeFiled: 0.85,
  /** Leads that are not filed, cases that take long, and the other outcomes of what is filed; ours. */
  notFiled: 0.07,
  slow: 0.06,
  noPenalty: 0.07,
  notEstablished: 0.05,
  /** Days from filing to decision: quantiles of the published cases that tell both days. */
  daysToDecide: [
    [0, 16],
    [0.25, 22],
    [0.5, 37],
    [0.75, 89],
    [1, 122]
  ],
  /** Fines in CNY: quantiles of the 32 published cases that tell one. */
  fine: [
    [0, 500],
    [0.1, 3000],
    [0.25, 20_000],
    [0.5, 75_000],
    [0.75, 211_100],
    [0.9, 357_840],
    [1, 900_000]
  ],
  /** Share of the fine in turnover, by which the turnover is made; ours, within what the published cases show. */
  fineToTurnover: [
    [0, 0.1],
    [0.5, 1.5],
    [1, 5]
  ],
  /** Days to the decision of a slow case; ours. */
  slowDays: [
    [0, 120],
    [1, 420]
  ],
  /** Paid never, late, first in part; ours. */
  unpaid: 0.02,
  late: 0.15,
  inPart: 0.05
} as const
