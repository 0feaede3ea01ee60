/** Names of units: organisations stand below this room, so the shell hands them in. */
import { createContext, useContext } from 'react'

export const UnitNames = createContext<(code: string) => string>((code) => code)

export const useUnitName = (): ((code: string) => string) => useContext(UnitNames)
