#requires -Version 5.1
# Builds PluginHost when that is needed, and starts it. Words are passed on: ./run.ps1 plugins list
$ErrorActionPreference = 'Stop'
$root = $PSScriptRoot
$hostFile = Join-Path $root 'core/Host/bin/Release/net10.0/pluginhost.dll'
$stamp = Join-Path $root 'artifacts/host.stamp'
$env:DOTNET_NOLOGO = '1'
$env:DOTNET_CLI_TELEMETRY_OPTOUT = '1'

function Test-Sdk {
    if (-not (Get-Command dotnet -ErrorAction SilentlyContinue)) { return $false }
    Push-Location $root
    try {
        $ErrorActionPreference = 'Continue'
        dotnet --version *> $null
        return $LASTEXITCODE -eq 0
    }
    finally { Pop-Location }
}

if (-not (Test-Sdk)) {
    [Console]::Error.WriteLine('PluginHost needs the .NET 10 SDK. Install it from https://dotnet.microsoft.com/download/dotnet/10.0 and run this again.')
    exit 1
}

$words = @($args)
if ($words.Count -eq 0) { $words = @('run') }
elseif ("$($words[0])".StartsWith('-') -and $words[0] -notin @('-h', '-?', '--help', '--version')) { $words = @('run') + $words }

function Test-Current {
    if (-not ((Test-Path $hostFile) -and (Test-Path $stamp))) { return $false }
    # A command that talks to a running host must not overwrite what that host has loaded.
    if ($words[0] -ne 'run') { return $true }
    $built = (Get-Item $stamp).LastWriteTimeUtc
    $sources = @('core', 'sdk', 'plugins', 'Directory.Build.props', 'Directory.Packages.props', 'global.json') | ForEach-Object { Join-Path $root $_ }
    $newer = Get-ChildItem $sources -Recurse -File |
        Where-Object { $_.LastWriteTimeUtc -gt $built -and $_.FullName -notmatch '[\\/](bin|obj)[\\/]' } | Select-Object -First 1
    return $null -eq $newer
}

if (-not (Test-Current)) {
    New-Item -ItemType Directory -Force (Join-Path $root 'artifacts') | Out-Null
    [Console]::Error.WriteLine('Building PluginHost; the first time takes a minute or two ...')
    $begun = [DateTime]::UtcNow
    $project = Join-Path $root 'core/Host/PluginHost.Host.csproj'
    # Warnings are the tests' business: neither a new advisory nor a newer compiler keeps a table from starting.
    $ErrorActionPreference = 'Continue'
    $output = dotnet build $project -c Release -nologo -v q -clp:NoSummary -p:TreatWarningsAsErrors=false -p:RunAnalyzers=false -p:NuGetAudit=false 2>&1
    if ($LASTEXITCODE -ne 0) {
        $output | Where-Object { "$_" -match 'error' } | Sort-Object -Unique | ForEach-Object { [Console]::Error.WriteLine("$_") }
        [Console]::Error.WriteLine('PluginHost could not be built; the lines above say why.')
        exit 1
    }
    $ErrorActionPreference = 'Stop'
    Set-Content $stamp ''
    (Get-Item $stamp).LastWriteTimeUtc = $begun
}

& dotnet $hostFile @words
exit $LASTEXITCODE
