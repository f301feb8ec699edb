# Builds everything with warnings as errors, checks the formatting and runs all tests. `./test.ps1 --long` adds the long suites.
Set-Location $PSScriptRoot
$env:DOTNET_NOLOGO = '1'
$env:DOTNET_CLI_TELEMETRY_OPTOUT = '1'
$passed = 0; $failed = 0; $skipped = 0

function Finish {
    Write-Output "$passed passed, $failed failed, $skipped skipped"
    exit [int]($failed -gt 0)
}

foreach ($need in 'dotnet', 'node') {
    if (-not (Get-Command $need -ErrorAction SilentlyContinue)) { Write-Output "The tests need $need."; $failed++; Finish }
}

Write-Output 'Building ...'
dotnet build PluginHost.sln -nologo -v quiet
if ($LASTEXITCODE -ne 0) { $failed++; Finish }
dotnet format whitespace PluginHost.sln --no-restore --verify-no-changes
if ($LASTEXITCODE -ne 0) { $failed++; Finish }

$filter = @()
if ($args -notcontains '--long') {
    Write-Output 'Left out (add --long): tests of category Long.'
    $filter = @('--filter', 'Category!=Long')
}
Write-Output 'Left out on this system: EndToEnd, which drives processes and a browser as Debian has them.'

$results = Join-Path ([IO.Path]::GetTempPath()) ([guid]::NewGuid())
foreach ($project in Get-ChildItem tests/*.Tests/*.csproj | Where-Object { $_.Name -notlike '*EndToEnd*' }) {
    dotnet test $project.FullName --no-build -nologo -v quiet @filter --logger "trx;LogFileName=$($project.BaseName).trx" --results-directory $results
    [xml]$report = Get-Content (Join-Path $results "$($project.BaseName).trx") -ErrorAction SilentlyContinue
    if (-not $report) { $failed++; continue }
    $counters = $report.TestRun.ResultSummary.Counters
    $passed += [int]$counters.passed
    $failed += [int]$counters.executed - [int]$counters.passed
    $skipped += [int]$counters.total - [int]$counters.executed
}
Finish
