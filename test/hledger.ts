/** A reader of journals that checks what it reads: each transaction is zero, accounts and unit are declared, what is said of balances is so. */

export interface ReadJournal {
  balances: Map<string, number>
  transactions: number
  faults: string[]
}

const head = /^(\d{4}-\d{2}-\d{2})(?: \(([^)]+)\))? (\S.*)$/
const line = /^ {4}(\S+(?: \S+)*) {2,}(-?\d+) (\S+)(?: = (-?\d+) (\S+))?$/

export function readJournal(text: string): ReadJournal {
  const declared = new Set<string>()
  const balances = new Map<string, number>()
  const faults: string[] = []
  let unit = ''
  let [transactions, sum, day, open] = [0, 0, '', false]
  const close = () => {
    if (open && sum !== 0) faults.push(`transaction ${transactions}: ${sum}`)
    ;[sum, open] = [0, false]
  }
  for (const [i, l] of text.split('\n').entries()) {
    const begun = head.exec(l)
    const posting = line.exec(l)
    if (l === '' || l.startsWith(';')) close()
    else if (l.startsWith('commodity ')) unit = l.split(' ').at(-1)!
    else if (l.startsWith('account ')) declared.add(l.slice('account '.length))
    else if (begun) {
      close()
      if (begun[1]! < day) faults.push(`${i + 1}: before the one above`)
      ;[day, open, transactions] = [begun[1]!, true, transactions + 1]
    } else if (posting && open) {
      const [, account, amount, of, said, saidOf] = posting
      const now = (balances.get(account!) ?? 0) + Number(amount)
      balances.set(account!, now)
      sum += Number(amount)
      if (!declared.has(account!)) faults.push(`${i + 1}: ${account} is not declared`)
      if (of !== unit || (saidOf ?? unit) !== unit) faults.push(`${i + 1}: another unit`)
      if (said !== undefined && Number(said) !== now) faults.push(`${i + 1}: ${account} has ${now}, not ${said}`)
    } else faults.push(`${i + 1}: cannot be read`)
  }
  close()
  return { balances, transactions, faults }
}
