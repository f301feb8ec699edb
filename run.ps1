# Builds PluginHost when its sources changed, and starts it. Words are passed on: ./run.ps1 plugins list
$ErrorActionPreference = 'Stop'
$env:DOTNET_NOLOGO = '1'
$env:DOTNET_CLI_TELEMETRY_OPTOUT = '1'
$root = $PSScriptRoot
$builds = Join-Path $root 'artifacts/host'
$pointer = Join-Path $builds 'current'
$words = @($args)

function Say([string] $text) { [Console]::Error.WriteLine($text) }

function Stop-WithoutSdk {
    Say 'PluginHost needs the .NET 10 SDK, which was not found. Install it from https://dotnet.microsoft.com/download/dotnet/10.0 and run this again.'
    exit 1
}

function Get-Current { if (Test-Path $pointer) { (Get-Content $pointer -TotalCount 1).Trim() } else { '' } }

function Test-Build([string] $name) { $name -ne '' -and (Test-Path (Join-Path $builds $name) -PathType Container) }

# A build is named by what it was built from, and never written to again: what a running host has loaded cannot be overwritten.
function Get-Sources {
    $files = @('core', 'sdk', 'plugins' | ForEach-Object { Get-ChildItem (Join-Path $root $_) -Recurse -File }) +
        @(Get-ChildItem $root -Filter 'Directory.*.props' -File) + @(Get-Item (Join-Path $root 'global.json'))
    $lines = $files | ForEach-Object { $_.FullName } | Where-Object { $_.Substring($root.Length) -notmatch '[\\/](bin|obj)[\\/]' } | Sort-Object |
        ForEach-Object { $_.Substring($root.Length) + ' ' + (Get-FileHash $_ -Algorithm SHA256).Hash }
    $bytes = [Text.Encoding]::UTF8.GetBytes($lines -join "`n")
    $sha = [Security.Cryptography.SHA256]::Create()
    try { -join ($sha.ComputeHash($bytes)[0..7] | ForEach-Object { $_.ToString('x2') }) } finally { $sha.Dispose() }
}

# The newest and the one before stay, and whatever still runs: elsewhere its process says so, on Windows it cannot be renamed.
function Remove-Unused([string[]] $kept) {
    foreach ($old in Get-ChildItem $builds -Directory | Where-Object { $_.Name -notin $kept }) {
        $users = @(Get-ChildItem (Join-Path $old.FullName 'used-by') -File -ErrorAction SilentlyContinue |
            Where-Object { Get-Process -Id $_.Name -ErrorAction SilentlyContinue })
        if ($users.Count -gt 0) { continue }
        try {
            $gone = if ($old.Name -like '*.gone') { $old.FullName } else { $old.FullName + '.gone' }
            if ($gone -ne $old.FullName) { Move-Item $old.FullName $gone }
            Remove-Item $gone -Recurse -Force
        }
        catch { continue }
    }
}

# Warnings are the tests' business: neither a new advisory nor a newer compiler keeps a table from starting.
function Invoke-Build([string] $name) {
    Push-Location $root
    try {
        if (-not (dotnet --list-sdks | Select-String '^10\.')) { Stop-WithoutSdk }
        New-Item $builds -ItemType Directory -Force | Out-Null

        # Only one builds at a time; the system lets go of the lock when its process ends.
        $told = $false
        while ($true) {
            try { $lock = [IO.File]::Open((Join-Path $builds 'lock.ps1'), 'OpenOrCreate', 'ReadWrite', 'None'); break }
            catch [IO.IOException] {
                if (-not $told) { Say 'Another run.ps1 is building; waiting for it ...' }
                $told = $true
                Start-Sleep -Milliseconds 200
            }
        }

        try {
            $again = @()
            while (-not (Test-Build $name)) {
                Say 'Building PluginHost; the first time takes a minute or two ...'
                # What a removed plugin or asset left behind would be taken along.
                Remove-Item 'core/Host/bin/Release/net10.0/plugins', 'plugins/*/bin/Release' -Recurse -Force -ErrorAction SilentlyContinue
                $log = dotnet build core/Host/PluginHost.Host.csproj -c Release @again -nologo -nodeReuse:false -v quiet -clp:NoSummary `
                    -p:TreatWarningsAsErrors=false -p:WarningsAsErrors= -p:MSBuildTreatWarningsAsErrors=false -p:RunAnalyzers=false -p:NuGetAudit=false
                if ($LASTEXITCODE -ne 0) {
                    $errors = @($log | Where-Object { $_ -match 'error' } | Sort-Object -Unique | Select-Object -First 20)
                    if ($errors.Count -eq 0) { $errors = @($log) }
                    $errors | ForEach-Object { Say $_ }
                    Say 'PluginHost could not be built; the lines above say why.'
                    exit 1
                }
                if ($log -match 'PHAHEAD') { Say 'The compiler that prepares the host for this machine could not be had, so it starts a little slower.' }
                $now = Get-Sources
                if ($now -ne $name) {
                    # Somebody edits: what was built is half old, and looks newer than the edit.
                    $name = $now
                    $again = @('--no-incremental')
                    continue
                }
                $new = Join-Path $builds ($name + '.new')
                if (Test-Path $new) { Remove-Item $new -Recurse -Force }
                Copy-Item 'core/Host/bin/Release/net10.0' $new -Recurse
                New-Item (Join-Path $new 'used-by') -ItemType Directory | Out-Null
                Move-Item $new (Join-Path $builds $name)
            }
            $before = Get-Current
            if ($before -ne $name) {
                Set-Content ($pointer + '.new') $name
                Move-Item ($pointer + '.new') $pointer -Force
                Remove-Unused @($name, $before)
            }
        }
        finally { $lock.Dispose() }
    }
    finally { Pop-Location }
}

if (-not (Get-Command dotnet -ErrorAction SilentlyContinue)) { Stop-WithoutSdk }

# Only starting the host asks whether the sources changed; any other command takes the build that is there.
$first = if ($words.Count -gt 0) { [string] $words[0] } else { 'run' }
$plain = $first -in '-h', '-?', '--help', '--version'
$id = if (-not $plain -and ($first -eq 'run' -or $first.StartsWith('-'))) { Get-Sources } else { Get-Current }
if (-not (Test-Build $id)) { $id = Get-Sources }
if ((Get-Current) -ne $id -or -not (Test-Build $id)) { Invoke-Build $id; $id = Get-Current }

# The clone says which plugins are enabled, whatever folder this is called from.
$settings = @()
$plugins = Join-Path $root 'plugins.json'
if (-not $plain -and (Test-Path $plugins) -and -not ($words | Where-Object { $_ -match '^--plugins($|[=:])' })) { $settings = @('--plugins', $plugins) }

$mark = Join-Path (Join-Path (Join-Path $builds $id) 'used-by') $PID
try {
    New-Item $mark -ItemType File -Force -ErrorAction SilentlyContinue | Out-Null
    dotnet (Join-Path (Join-Path $builds $id) 'pluginhost.dll') @settings @words
    $code = $LASTEXITCODE
}
finally { Remove-Item $mark -Force -ErrorAction SilentlyContinue }
exit $code
