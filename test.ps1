#requires -Version 5.1
# Builds everything, checks the formatting and runs the tests. --long adds the suites that take minutes.
$ErrorActionPreference = 'Continue'
Set-Location $PSScriptRoot
$env:DOTNET_NOLOGO = '1'
$env:DOTNET_CLI_TELEMETRY_OPTOUT = '1'
$results = Join-Path $PSScriptRoot 'artifacts/test-results'
$script:passed = 0
$script:failed = 0
$script:skipped = 0
$long = $false

function Complete-Run {
    Write-Output "$($script:passed) passed, $($script:failed) failed, $($script:skipped) skipped"
    exit [int]($script:failed -gt 0)
}

function Add-Failure([string] $why) {
    [Console]::Error.WriteLine($why)
    $script:failed++
}

foreach ($word in $args) {
    if ($word -in @('--long', '-long')) { $long = $true }
    else { Add-Failure "There is no option '$word'; there is --long."; Complete-Run }
}

$missing = @()
$sdk = $false
if (Get-Command dotnet -ErrorAction SilentlyContinue) { dotnet --version *> $null; $sdk = $LASTEXITCODE -eq 0 }
if (-not $sdk) { $missing += 'the .NET 10 SDK (https://dotnet.microsoft.com/download/dotnet/10.0)' }
if (-not (Get-Command git -ErrorAction SilentlyContinue)) { $missing += 'git' }
$browsers = @(
    "$env:ProgramFiles/Google/Chrome/Application/chrome.exe",
    "${env:ProgramFiles(x86)}/Microsoft/Edge/Application/msedge.exe",
    "$env:ProgramFiles/Chromium/Application/chrome.exe",
    "$env:LOCALAPPDATA/Chromium/Application/chrome.exe")
$onPath = Get-Command chromium, chrome, msedge -ErrorAction SilentlyContinue | Select-Object -First 1
if (-not $onPath -and -not ($browsers | Where-Object { Test-Path $_ })) { $missing += 'Chromium, Chrome or Edge' }
if ($missing.Count -gt 0) {
    foreach ($thing in $missing) { [Console]::Error.WriteLine("Missing: $thing") }
    Add-Failure 'Install what is missing and run ./test.ps1 again.'
    Complete-Run
}

Write-Output 'Building ...'
dotnet restore PluginHost.sln -v q
if ($LASTEXITCODE -eq 0) { dotnet build PluginHost.sln -c Release --no-restore -nologo -v q -clp:NoSummary }
if ($LASTEXITCODE -ne 0) { Add-Failure 'The build failed.'; Complete-Run }

Write-Output 'Checking the formatting ...'
dotnet format whitespace PluginHost.sln --no-restore --verify-no-changes
if ($LASTEXITCODE -ne 0) { Add-Failure "Run 'dotnet format whitespace PluginHost.sln' and look at what it changed." }

if (Test-Path $results) { Remove-Item -Recurse -Force $results }
Write-Output 'Testing ...'
# One project after the other: tests that count time would otherwise measure each other.
$words = @('test', 'PluginHost.sln', '-c', 'Release', '--no-build', '-nologo', '-v', 'q', '-maxcpucount:1', '--logger', 'trx',
    '--results-directory', $results, '--blame-hang-timeout', '15m', '--blame-hang-dump-type', 'none')
if (-not $long) { $words += @('--filter', 'Category!=Long') }
dotnet @words
$outcome = $LASTEXITCODE

if (Test-Path $results) {
    foreach ($report in Get-ChildItem $results -Recurse -Filter *.trx) {
        $counters = ([xml](Get-Content -Raw $report.FullName)).TestRun.ResultSummary.Counters
        $script:passed += [int]$counters.passed
        $script:skipped += [int]$counters.total - [int]$counters.executed
        $script:failed += [int]$counters.executed - [int]$counters.passed
    }
}

if ($outcome -ne 0 -and $script:failed -eq 0) { Add-Failure 'A test project ended without a report; its output is above.' }
if ($script:passed -eq 0 -and $script:failed -eq 0) { Add-Failure 'No test was run.' }

if (-not $long) {
    $suites = Get-ChildItem tests -Recurse -Filter *.cs | Where-Object { Select-String -Quiet -Path $_.FullName -Pattern 'Trait\("Category", *"Long"\)' } |
        ForEach-Object { $_.BaseName } | Sort-Object
    Write-Output "Left out without --long: $(if ($suites) { $suites -join ', ' } else { 'nothing' })."
}
Write-Output 'Benchmarks are run by hand: dotnet run -c Release --project tests/Benchmarks'
if (Test-Path ../shared) { Write-Output 'The shared data in ../shared was there.' }
else { Write-Output 'The shared data in ../shared was not there; tests that compare with it said so.' }
Complete-Run
