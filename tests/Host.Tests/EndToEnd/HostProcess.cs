using System.Diagnostics;
using System.Net.Http.Headers;
using System.Reflection;
using System.Runtime.InteropServices;
using System.Text;
using PluginHost.Live;

namespace PluginHost.Host.Tests;

/// <summary>The built program in a process of its own.</summary>
internal sealed partial class HostProcess : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);
    private static readonly string Folder = typeof(HostProcess).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(static one => one.Key == "HostFolder").Value!;

    private readonly string _data;
    private readonly StringBuilder _said = new();
    private readonly Process _process;

    private HostProcess(string data, string[] words)
    {
        _data = data;
        _process = Process.Start(StartInfo([.. words, "--data", data]))!;
        _process.OutputDataReceived += (_, line) => Keep(line.Data);
        _process.ErrorDataReceived += (_, line) => Keep(line.Data);
        _process.BeginOutputReadLine();
        _process.BeginErrorReadLine();
    }

    public int Port => RunInfo.Read(_data)!.Port;

    public string Said
    {
        get
        {
            lock (_said)
            {
                return _said.ToString();
            }
        }
    }

    public static async Task<HostProcess> StartAsync(string data, params string[] words)
    {
        var host = new HostProcess(data, words.Length == 0 ? ["run", "--port", "0"] : words);
        using var http = new HttpClient();
        var deadline = TimeProvider.System.GetTimestamp();
        while (RunInfo.Read(data) is not { } info || info.Pid != host._process.Id || !await AnswersAsync(http, info.Port))
        {
            if (host._process.HasExited || TimeProvider.System.GetElapsedTime(deadline) > Patience)
            {
                throw new InvalidOperationException("The host did not start: " + host.Said);
            }

            await Task.Delay(20);
        }

        return host;
    }

    /// <summary>Runs one command to its end.</summary>
    public static async Task<Ran> RunAsync(params string[] words)
    {
        using var process = Process.Start(StartInfo(words))!;
        using var patience = new CancellationTokenSource(Patience);
        var (results, errors) = (process.StandardOutput.ReadToEndAsync(patience.Token), process.StandardError.ReadToEndAsync(patience.Token));
        await process.WaitForExitAsync(patience.Token);
        return new Ran(process.ExitCode, await results, await errors);
    }

    public HttpClient Client(bool asGameMaster)
    {
        var http = new HttpClient { BaseAddress = new Uri($"http://127.0.0.1:{Port}/") };
        if (asGameMaster)
        {
            http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", Keys().CommandLine());
        }

        return http;
    }

    public Keys Keys() => Live.Keys.Open(HostKey.LoadOrCreate(_data).Value!, _data).Value!;

    public async Task<int> TerminateAsync()
    {
        _ = Kill(_process.Id, 15);
        using var patience = new CancellationTokenSource(Patience);
        await _process.WaitForExitAsync(patience.Token);
        return _process.ExitCode;
    }

    public async Task KillAsync()
    {
        _process.Kill();
        await _process.WaitForExitAsync();
    }

    public void Dispose()
    {
        if (!_process.HasExited)
        {
            _process.Kill();
            _process.WaitForExit();
        }

        _process.Dispose();
    }

    private static ProcessStartInfo StartInfo(string[] words)
    {
        var info = new ProcessStartInfo("dotnet", [Path.Combine(Folder, "pluginhost.dll"), .. words]) { UseShellExecute = false, RedirectStandardOutput = true, RedirectStandardError = true, WorkingDirectory = Folder };
        info.Environment.Remove("PLUGINHOST_PORT");
        info.Environment.Remove("PLUGINHOST_DATA");
        return info;
    }

    private static async Task<bool> AnswersAsync(HttpClient http, int port)
    {
        try
        {
            using var answer = await http.GetAsync(new Uri($"http://127.0.0.1:{port}/health/ready"));
            return answer.IsSuccessStatusCode;
        }
        catch (HttpRequestException)
        {
            return false;
        }
    }

    [LibraryImport("libc", EntryPoint = "kill")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static partial int Kill(int process, int signal);

    private void Keep(string? line)
    {
        lock (_said)
        {
            _said.AppendLine(line);
        }
    }
}
