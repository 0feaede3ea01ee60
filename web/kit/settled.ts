import { useEffect, useState } from 'react'

/** What was typed, once the fingers rest. @param rest milliseconds without another letter */
export function useSettled<T>(typed: T, rest = 250): T {
  const [settled, setSettled] = useState(typed)
  useEffect(() => {
    const timer = setTimeout(() => setSettled(typed), rest)
    return () => clearTimeout(timer)
  }, [typed, rest])
  return settled
}
