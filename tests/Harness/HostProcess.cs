using System.Diagnostics;
using System.Net;
using System.Net.Http.Headers;
using System.Net.Sockets;
using System.Runtime.InteropServices;
using System.Text;
using System.Text.Json.Nodes;

namespace PluginHost.Harness;

/// <summary>The built host as a process of its own, on a free port and with a data folder that the caller keeps.</summary>
public sealed class HostProcess : IAsyncDisposable
{
    private readonly StringBuilder _output = new();
    private readonly Process _process;

    private HostProcess(Process process, string data, int port)
    {
        _process = process;
        Data = data;
        Port = port;
        Http = new HttpClient { BaseAddress = new Uri($"http://127.0.0.1:{port}"), Timeout = TimeSpan.FromSeconds(30) };
    }

    public string Data { get; }

    public int Port { get; }

    public HttpClient Http { get; }

    /// <summary>From the start of the process to its first answered request.</summary>
    public TimeSpan FirstAnswer { get; private set; }

    public int Id => _process.Id;

    public string Output
    {
        get
        {
            lock (_output)
            {
                return _output.ToString();
            }
        }
    }

    public long ResidentBytes
    {
        get
        {
            _process.Refresh();
            return _process.WorkingSet64;
        }
    }

    public TimeSpan ProcessorTime
    {
        get
        {
            _process.Refresh();
            return _process.TotalProcessorTime;
        }
    }

    public static Task<HostProcess> StartAsync(string data, int? port = null, params string[] arguments) =>
        StartAsync(data, new Dictionary<string, string>(), port, arguments);

    /// <param name="environment">What the host finds in its environment beside what the test has.</param>
    public static async Task<HostProcess> StartAsync(string data, IReadOnlyDictionary<string, string> environment, int? port = null, params string[] arguments)
    {
        var chosen = port ?? FreePort();
        var watch = Stopwatch.StartNew();
        var host = new HostProcess(Launch(["run", "--data", data, "--port", $"{chosen}", .. arguments], environment), data, chosen);
        host.Collect();
        await host.UntilAnsweredAsync("/health/live", watch);
        await host.UntilAnsweredAsync("/health/ready", watch);
        host.Http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", host.Keys().CommandLine());
        return host;
    }

    /// <summary>Runs a command line to its end.</summary>
    public static async Task<(int Code, string Output, string Error)> RunAsync(params string[] arguments)
    {
        using var process = Launch(arguments);
        var output = process.StandardOutput.ReadToEndAsync();
        var error = process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync();
        return (process.ExitCode, await output, await error);
    }

    /// <summary>Runs a command against this host and reads its JSON.</summary>
    public async Task<JsonNode> CommandAsync(params string[] arguments)
    {
        var (code, output, error) = await RunAsync([.. arguments, "--data", Data, "--json"]);
        return code == 0
            ? JsonNode.Parse(output)!
            : throw new InvalidOperationException($"{string.Join(' ', arguments)} ended with {code}: {output} {error}");
    }

    /// <summary>Calls a tool over HTTP as the game master.</summary>
    public async Task<JsonNode> CallAsync(string tool, JsonObject arguments, string? campaign = null, string? id = null)
    {
        var body = new JsonObject { ["arguments"] = arguments };
        if (campaign is not null)
        {
            body["campaign"] = campaign;
        }

        if (id is not null)
        {
            body["id"] = id;
        }

        using var content = new StringContent(body.ToJsonString(), Encoding.UTF8, "application/json");
        using var response = await Http.PostAsync(new Uri($"/api/tools/{tool}", UriKind.Relative), content);
        var text = await response.Content.ReadAsStringAsync();
        var answer = JsonNode.Parse(text)!;
        return answer["success"]?.GetValue<bool>() == true ? answer : throw new InvalidOperationException($"{tool}: {text}");
    }

    /// <summary>Ends the process at once, as a power cut would end it for everybody else.</summary>
    public async Task KillAsync()
    {
        _process.Kill();
        await _process.WaitForExitAsync();
    }

    /// <summary>Asks the process to stop and waits for it.</summary>
    public async Task<int> StopAsync()
    {
        if (!_process.HasExited)
        {
            _ = Terminate(_process.Id, 15);
        }

        await _process.WaitForExitAsync().WaitAsync(TimeSpan.FromSeconds(30));
        return _process.ExitCode;
    }

    public async ValueTask DisposeAsync()
    {
        Http.Dispose();
        if (!_process.HasExited)
        {
            await KillAsync();
        }

        _process.Dispose();
    }

    public static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    private static Process Launch(IEnumerable<string> arguments, IReadOnlyDictionary<string, string>? environment = null)
    {
        var start = new ProcessStartInfo("dotnet", [Repository.HostAssembly, .. arguments])
        {
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = Repository.Root,
        };
        foreach (var (name, value) in environment ?? new Dictionary<string, string>())
        {
            start.Environment[name] = value;
        }

        return Process.Start(start) ?? throw new InvalidOperationException("The host could not be started.");
    }

    /// <summary>The command line's key.</summary>
    public string Key => Keys().CommandLine();

    /// <summary>A key for an overlay of the tests' own.</summary>
    public string OverlayKey(string campaign) => Keys().Overlay(campaign, "overlay");

    private Live.Keys Keys() =>
        Live.HostKey.LoadOrCreate(Data).Then(key => Live.Keys.Open(key, Data)).Value ?? throw new InvalidOperationException("The data folder has no keys.");

    private void Collect()
    {
        void Add(object _, DataReceivedEventArgs line)
        {
            lock (_output)
            {
                _output.AppendLine(line.Data);
            }
        }

        _process.OutputDataReceived += Add;
        _process.ErrorDataReceived += Add;
        _process.BeginOutputReadLine();
        _process.BeginErrorReadLine();
    }

    private async Task UntilAnsweredAsync(string path, Stopwatch watch)
    {
        var address = new Uri(path, UriKind.Relative);
        while (watch.Elapsed < TimeSpan.FromSeconds(60))
        {
            if (_process.HasExited)
            {
                throw new InvalidOperationException($"The host stopped: {Output}");
            }

            try
            {
                using var response = await Http.GetAsync(address);
                if (response.IsSuccessStatusCode)
                {
                    FirstAnswer = FirstAnswer == default ? watch.Elapsed : FirstAnswer;
                    return;
                }
            }
            catch (HttpRequestException)
            {
                // Not listening yet.
            }

            await Task.Delay(5);
        }

        throw new TimeoutException($"The host did not answer: {Output}");
    }

    [DllImport("libc", EntryPoint = "kill")]
    private static extern int Terminate(int process, int signal);
}
