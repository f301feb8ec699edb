using System.Net;
using System.Text;
using System.Text.Json.Nodes;

namespace PluginHost.Rules.Tests.Vectors;

/// <summary>A program that makes vectors: it answers with what was laid out for it, or else with a vector for each text that it was given.</summary>
internal sealed class EncoderPeer : IDisposable
{
    private readonly HttpListener _listener = new();

    public EncoderPeer()
    {
        Base = new Uri($"http://127.0.0.1:{FreePort()}/");
        _listener.Prefixes.Add(Base.ToString());
        _listener.Start();
        _ = ServeAsync();
    }

    public Uri Base { get; }

    public Queue<(int Status, string? Body)> Answers { get; } = new();

    public List<(string Path, string? Authorization, JsonNode Body)> Asked { get; } = [];

    public void Dispose() => _listener.Close();

    private async Task ServeAsync()
    {
        while (_listener.IsListening)
        {
            HttpListenerContext context;
            try
            {
                context = await _listener.GetContextAsync();
            }
            catch (Exception e) when (e is HttpListenerException or ObjectDisposedException)
            {
                return;
            }

            using var reader = new StreamReader(context.Request.InputStream);
            Asked.Add((context.Request.Url!.AbsolutePath, context.Request.Headers["Authorization"], JsonNode.Parse(await reader.ReadToEndAsync())!));
            var (status, body) = Answers.TryDequeue(out var next) ? next : (200, Vectors(Asked[^1].Body));
            context.Response.StatusCode = status;
            context.Response.ContentType = "application/json";
            if (status == 429)
            {
                context.Response.Headers["Retry-After"] = "0";
            }

            context.Response.Close(Encoding.UTF8.GetBytes(body ?? ""), willBlock: false);
        }
    }

    private static string Vectors(JsonNode body) =>
        new JsonObject { ["embeddings"] = new JsonArray([.. body["input"]!.AsArray().Select(static text => new JsonArray(text!.GetValue<string>().Length, 1.0))]) }.ToJsonString();

    private static int FreePort()
    {
        using var probe = new System.Net.Sockets.TcpListener(IPAddress.Loopback, 0);
        probe.Start();
        return ((IPEndPoint)probe.LocalEndpoint).Port;
    }
}
