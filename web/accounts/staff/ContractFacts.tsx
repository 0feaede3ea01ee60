import type { Contract } from '../../../domain/accounts/contract.ts'
import { useFormat } from '../../kit/now.ts'
import { Facts } from '../../kit/staff/Facts.tsx'
import { useWords } from '../../kit/words.ts'
import { shiftText } from './Contract.tsx'
import { contractWords } from './words/contract.ts'

/** Until when and in which hours a contractor works here: the same that the server asks. */
export function ContractFacts({ contract }: { contract: Contract }) {
  const t = useWords(contractWords)
  const f = useFormat()
  return (
    <Facts
      wide
      rows={[
        [t('company'), contract.company],
        [t('until'), f.fullDate(contract.until)],
        [t('shifts'), contract.shifts.map((s) => shiftText(s, f.lang)).join('；') || t('shiftsNone')],
        [t('desk'), contract.deskOnly && t('deskOnly')],
      ]}
    />
  )
}
