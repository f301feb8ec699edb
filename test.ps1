# Builds everything with warnings as errors, checks the formatting and runs the tests. --long adds those that take minutes.
$env:DOTNET_NOLOGO = '1'
$env:DOTNET_CLI_TELEMETRY_OPTOUT = '1'
$env:DOTNET_CLI_UI_LANGUAGE = 'en'
$root = $PSScriptRoot
$results = Join-Path $root 'artifacts/test-results'
$script:passed = 0; $script:failed = 0; $script:skipped = 0

function Stop-Tests {
    Write-Output "$script:passed passed, $script:failed failed, $script:skipped skipped"
    exit [int]($script:failed -gt 0)
}

function Add-Failure([string] $text) {
    Write-Output $text
    $script:failed++
}

# A failed test's name, message and the first lines of its stack; a skipped test's name.
function Show-Tests($report) {
    foreach ($test in $report.TestRun.Results.UnitTestResult) {
        if ($test.outcome -eq 'NotExecuted') { Write-Output "  Skipped $($test.testName)" }
        if ($test.outcome -ne 'Failed') { continue }
        $problem = $test.Output.ErrorInfo
        Write-Output "  Failed $($test.testName)"
        Write-Output "    $($problem.Message)"
        "$($problem.StackTrace)" -split "`r?`n" | Select-Object -First 4 | ForEach-Object { Write-Output "    $($_.Trim())" }
    }
}

# Those that the filter leaves out, by name: a class with the trait, or a test.
function Get-Long {
    foreach ($file in Get-ChildItem tests -Recurse -Filter *.cs -File | Where-Object { $_.FullName -notmatch '[\\/](bin|obj)[\\/]' }) {
        $waiting = $false
        $project = $file.FullName.Substring((Join-Path $root 'tests').Length + 1) -split '[\\/]' | Select-Object -First 1
        foreach ($line in Get-Content $file.FullName) {
            if ($line -match 'Trait\("Category", *"Long"\)') { $waiting = $true }
            if (-not $waiting) { continue }
            if ($line -match 'class +(\w+)') { Write-Output "  ${project}: all of $($Matches[1])"; $waiting = $false }
            elseif ($line -match 'public .*?(\w+)\(') { Write-Output "  ${project}: $($Matches[1])"; $waiting = $false }
        }
    }
}

Push-Location $root
try {
    $long = $args -contains '--long'
    foreach ($word in $args | Where-Object { $_ -ne '--long' }) { Add-Failure "There is no option '$word'; there is --long."; Stop-Tests }
    if (-not (Get-Command node -ErrorAction SilentlyContinue)) { Add-Failure 'Missing: Node 20, from https://nodejs.org/'; Stop-Tests }
    if (-not (Get-Command dotnet -ErrorAction SilentlyContinue) -or -not (dotnet --list-sdks | Select-String '^10\.')) {
        Add-Failure 'Missing: the .NET 10 SDK, from https://dotnet.microsoft.com/download/dotnet/10.0'
        Stop-Tests
    }

    Write-Output 'Building ...'
    dotnet build PluginHost.sln -nologo -v quiet -clp:NoSummary
    if ($LASTEXITCODE -ne 0) { Add-Failure 'The build has errors or warnings; they are above.'; Stop-Tests }

    Write-Output 'Checking the formatting ...'
    dotnet format whitespace PluginHost.sln --no-restore --verify-no-changes
    if ($LASTEXITCODE -ne 0) { Add-Failure "Run 'dotnet format whitespace PluginHost.sln' and look at what it changed." }

    $filter = if ($long) { @() } else { @('--filter', 'Category!=Long') }
    # The tests in a browser drive the one that Debian installs.
    $here = Test-Path '/usr/bin/chromium'
    if (Test-Path $results) { Remove-Item $results -Recurse -Force }
    New-Item $results -ItemType Directory | Out-Null
    foreach ($project in Get-ChildItem tests/*.Tests/*.csproj) {
        $name = $project.Directory.Name
        if ($name -eq 'EndToEnd.Tests' -and -not $here) { continue }
        $watch = [Diagnostics.Stopwatch]::StartNew()
        $log = dotnet test $project.FullName --no-build -nologo -v quiet @filter --logger "trx;LogFileName=$name.trx" --results-directory $results `
            --blame-hang-timeout 15m --blame-hang-dump-type none
        $outcome = $LASTEXITCODE
        $took = "$([int] $watch.Elapsed.TotalSeconds) s"
        $file = Join-Path $results "$name.trx"
        if (-not (Test-Path $file)) {
            $log | Select-Object -Last 60
            Add-Failure "$name ended without a report ($took)."
            continue
        }
        $report = New-Object Xml.XmlDocument
        $report.Load($file)
        $counters = $report.TestRun.ResultSummary.Counters
        $good = [int] $counters.passed
        $bad = [int] $counters.executed - $good
        $left = [int] $counters.total - [int] $counters.executed
        Write-Output "${name}: $good passed, $bad failed, $left skipped ($took)"
        $script:passed += $good; $script:failed += $bad; $script:skipped += $left
        Show-Tests $report
        if ($outcome -ne 0 -and $bad -eq 0) {
            $log | Select-Object -Last 60
            Add-Failure "$name ended early."
        }
    }
    if ($script:passed + $script:failed -eq 0) { Add-Failure 'No test was run.' }

    if (-not $here) { Write-Output 'Left out here: all of EndToEnd.Tests, which needs Chromium as Debian installs it.' }
    if (-not $long) {
        Write-Output 'Left out, since they take minutes; --long adds them:'
        $names = @(Get-Long | Sort-Object)
        if ($names.Count -gt 0) { Write-Output $names } else { Write-Output '  none' }
    }
    Write-Output 'Left out always: benchmarks; dotnet run -c Release --project tests/Benchmarks'
    Stop-Tests
}
finally { Pop-Location }
