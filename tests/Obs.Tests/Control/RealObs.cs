using System.Diagnostics;
using System.Net.Sockets;
using PluginHost.Harness;

namespace PluginHost.Obs.Tests;

/// <summary>OBS itself, as Debian builds it, on a screen that nobody sees, with settings of its own.</summary>
internal sealed class RealObs : IAsyncDisposable
{
    private readonly string _home = Directory.CreateTempSubdirectory("real-obs-").FullName;
    private readonly Process _screen;
    private Process? _program;

    private RealObs(Process screen, string display) => (_screen, Display) = (screen, display);

    public static bool IsThere => File.Exists("/usr/bin/obs") && File.Exists("/usr/bin/Xvfb");

    public int Port { get; } = HostProcess.FreePort();

    public string Address => $"ws://127.0.0.1:{Port}";

    private string Display { get; }

    public static async Task<RealObs> StartAsync(string password)
    {
        var screen = Process.Start(new ProcessStartInfo("/usr/bin/Xvfb", ["-displayfd", "1", "-screen", "0", "1280x720x24", "+extension", "GLX"]) { UseShellExecute = false, RedirectStandardOutput = true, RedirectStandardError = true })!;
        var obs = new RealObs(screen, ":" + await screen.StandardOutput.ReadLineAsync());
        await obs.ConfigureAsync(password);
        await obs.RunAsync();
        return obs;
    }

    /// <summary>Starts it, and waits until its socket listens.</summary>
    public async Task RunAsync()
    {
        var start = new ProcessStartInfo("/usr/bin/obs", ["--multi", "--minimize-to-tray", "--disable-shutdown-check", "--collection", "Untitled", "--profile", "Untitled"]) { UseShellExecute = false, RedirectStandardOutput = true, RedirectStandardError = true };
        start.Environment["DISPLAY"] = Display;
        start.Environment["LIBGL_ALWAYS_SOFTWARE"] = "1";
        start.Environment["QT_QPA_PLATFORM"] = "xcb";
        start.Environment["HOME"] = _home;
        start.Environment["XDG_CONFIG_HOME"] = Path.Combine(_home, ".config");
        start.Environment["XDG_RUNTIME_DIR"] = Path.Combine(_home, "run");
        _program = Process.Start(start)!;
        _program.OutputDataReceived += static (_, _) => { };
        _program.ErrorDataReceived += static (_, _) => { };
        _program.BeginOutputReadLine();
        _program.BeginErrorReadLine();
        await Stage.UntilAsync(async () => !_program.HasExited && await ListensAsync(), "OBS did not start.");
    }

    public async Task KillAsync()
    {
        if (Interlocked.Exchange(ref _program, null) is { } program)
        {
            program.Kill(entireProcessTree: true);
            await program.WaitForExitAsync();
            program.Dispose();
        }
    }

    public async ValueTask DisposeAsync()
    {
        await KillAsync();
        _screen.Kill();
        await _screen.WaitForExitAsync();
        _screen.Dispose();
        Directory.Delete(_home, recursive: true);
    }

    /// <summary>Up to version 30 the socket's settings stand among all others, from 31 on in a file of their own.</summary>
    private async Task ConfigureAsync(string password)
    {
        var config = Directory.CreateDirectory(Path.Combine(_home, ".config", "obs-studio")).FullName;
        var own = Directory.CreateDirectory(Path.Combine(config, "plugin_config", "obs-websocket")).FullName;
        Directory.CreateDirectory(Path.Combine(_home, "run"));
        await File.WriteAllTextAsync(Path.Combine(config, "global.ini"), $"""
            [General]
            FirstRun=true
            LastVersion=486539264
            EnableAutoUpdates=false

            [Basic]
            Profile=Untitled
            ProfileDir=Untitled
            SceneCollection=Untitled
            SceneCollectionFile=Untitled

            [OBSWebSocket]
            FirstLoad=false
            ServerEnabled=true
            ServerPort={Port}
            AuthRequired=true
            ServerPassword={password}
            AlertsEnabled=false
            """);
        await File.WriteAllTextAsync(
            Path.Combine(own, "config.json"),
            $$"""{"alerts_enabled":false,"auth_required":true,"first_load":false,"server_enabled":true,"server_password":"{{password}}","server_port":{{Port}}}""");
    }

    private async Task<bool> ListensAsync()
    {
        using var probe = new TcpClient();
        try
        {
            await probe.ConnectAsync("127.0.0.1", Port);
            return true;
        }
        catch (SocketException)
        {
            return false;
        }
    }
}

/// <summary>A test that needs OBS and a screen; without them it is skipped, and ./test says so.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class RealObsFactAttribute : FactAttribute
{
    public RealObsFactAttribute() => Skip = RealObs.IsThere ? null : "OBS and Xvfb are not installed; on Debian: apt-get install obs-studio obs-plugins xvfb";
}
