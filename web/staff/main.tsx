import '../kit/old-webview.ts'
import '../kit/css/staff.ts'
import { startShell } from '../kit/start.tsx'
import { StaffApp } from '../kit/staff/StaffApp.tsx'
import { Shell } from './Shell.tsx'

startShell(() => (
  <StaffApp>
    <Shell />
  </StaffApp>
))
