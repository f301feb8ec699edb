# Builds PluginHost when needed and starts it. `./run.ps1 --help` lists what else it can do.
$ErrorActionPreference = 'Stop'
Set-Location $PSScriptRoot
$env:DOTNET_NOLOGO = '1'
$env:DOTNET_CLI_TELEMETRY_OPTOUT = '1'

if (-not (Get-Command dotnet -ErrorAction SilentlyContinue) -or -not (dotnet --list-sdks | Select-String '^10\.')) {
    Write-Error 'PluginHost needs the .NET 10 SDK, which was not found. Install it from https://dotnet.microsoft.com/download and run this again.'
    exit 1
}

$hostAssembly = 'core/Host/bin/Release/net10.0/pluginhost.dll'
$built = if (Test-Path $hostAssembly) { (Get-Item $hostAssembly).LastWriteTimeUtc } else { [datetime]::MinValue }
$newer = Get-ChildItem core, plugins, sdk, Directory.*.props, global.json -Recurse -File |
    Where-Object { $_.FullName -notmatch '[\\/](bin|obj)[\\/]' -and $_.LastWriteTimeUtc -gt $built } | Select-Object -First 1
if ($newer) {
    [Console]::Error.WriteLine('Building PluginHost ...')
    $log = dotnet build core/Host -c Release -nologo -v quiet -p:RunAnalyzers=false -p:NuGetAudit=false
    if ($LASTEXITCODE -ne 0) {
        $log | Select-String 'error' | Select-Object -Unique -First 20 | ForEach-Object { [Console]::Error.WriteLine($_) }
        [Console]::Error.WriteLine('The build failed; the lines above say why.')
        exit 1
    }
    (Get-Item $hostAssembly).LastWriteTimeUtc = [datetime]::UtcNow
}

$arguments = @($args)
if ($arguments.Count -eq 0 -or ($arguments[0] -like '--*' -and $arguments[0] -notin '--help', '--version')) { $arguments = @('run') + $arguments }
dotnet $hostAssembly @arguments
exit $LASTEXITCODE
