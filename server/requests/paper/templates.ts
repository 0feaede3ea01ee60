/** What an order is printed on in this county: brought by packs, dated. */
import { redefinition } from '../../../domain/kernel/dated.ts'
import { orderPaperLines, type OrderPaper } from '../../../domain/requests/papers.ts'
import { definitions } from '../../kernel/definitions/index.ts'

export const orderPapers = definitions<OrderPaper>({
  kind: 'order-paper',
  room: 'requests',
  lines: orderPaperLines,
  mayRedefine: (standing, next, today) => redefinition(standing, next, today, ['when']),
  names: {
    install: 'requests.install-papers',
    define: 'requests.define-paper',
    changed: 'requests.papers-changed',
  },
})
