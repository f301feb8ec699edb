using System.Net;
using System.Net.Sockets;
using System.Text;
using PluginHost.Sdk;

namespace PluginHost.Host;

/// <summary>
/// A connection to a host that carries whole messages, a line each, either way, and a blank line when nothing more will be said. It begins as a request
/// like any other, so that the host's doors check it. Whoever waits here waits on a thread of its own: every other way costs more than the call does.
/// </summary>
internal sealed class HostLine : IHostLine
{
    /// <summary>What the connection becomes, as HTTP has it.</summary>
    public const string Protocol = "pluginhost-lines";
    public const string Path = "/mcp/stdio";
    public const string Unreachable = "unreachable";

    private const int LongestHead = 16 * 1024;
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    private readonly NetworkStream _stream;
    private readonly InputLines _lines;
    private byte[] _sent = new byte[4096];

    private HostLine(NetworkStream stream) => (_stream, _lines) = (stream, new InputLines(stream, int.MaxValue));

    public static Result<IHostLine> Open(int port, string key, string? person, string query)
    {
        if (person?.Any(static sign => sign is <= ' ' or > '~') == true)
        {
            return Error.Invalid("as", "A person's id has no spaces and only plain letters, digits and signs.");
        }

        var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        try
        {
            socket.Connect(IPAddress.Loopback, port);
            var line = new HostLine(new NetworkStream(socket, ownsSocket: true) { ReadTimeout = (int)Patience.TotalMilliseconds });
            line._stream.Write(Encoding.ASCII.GetBytes(
                $"GET {Path}?{query} HTTP/1.1\r\nHost: 127.0.0.1:{port}\r\nConnection: Upgrade\r\nUpgrade: {Protocol}\r\nAuthorization: Bearer {key}\r\n{(person is null ? "" : $"X-PluginHost-As: {person}\r\n")}\r\n"));
            if (Refused(line.Status()) is { } refused)
            {
                line.Dispose();
                return refused;
            }

            line._stream.ReadTimeout = Timeout.Infinite;
            return line;
        }
        catch (Exception e) when (e is SocketException or IOException)
        {
            socket.Dispose();
            return new Error(Unreachable, "The host cannot be reached.") { Hint = $"See whether it runs with: {Invocation.Name} status" };
        }
    }

    public void Send(ReadOnlyMemory<byte> message, bool more)
    {
        if (_sent.Length <= message.Length)
        {
            _sent = new byte[message.Length * 2];
        }

        message.Span.CopyTo(_sent);
        _sent[message.Length] = (byte)'\n';
        try
        {
            _stream.Write(_sent, 0, message.Length + 1);
        }
        catch (Exception e) when (e is IOException or ObjectDisposedException)
        {
            // Whoever listens notices as well.
        }
    }

    public void End() => Send(default, more: false);

    public void Receive(Action<ReadOnlyMemory<byte>> heard)
    {
        try
        {
            while (_lines.Next() is { } message)
            {
                heard(message);
            }
        }
        catch (Exception e) when (e is IOException or ObjectDisposedException)
        {
            // It has gone, or is no longer wanted.
        }
    }

    public void Dispose() => _stream.Dispose();

    private static Error? Refused(int status) => status switch
    {
        101 => null,
        404 => Error.NotFound("There is no such campaign on this host.") with { Hint = $"See which there are with: {Invocation.Name} campaigns" },
        >= 400 and < 500 => new Error("refused", "The host does not let this assistant in.") { Hint = $"See whether it runs with: {Invocation.Name} status" },
        _ => new Error(Unreachable, "The host does not answer.") { Hint = $"See whether it runs with: {Invocation.Name} status" },
    };

    /// <summary>Reads no further than the answer's head, since messages may follow at once.</summary>
    private int Status()
    {
        var head = new StringBuilder();
        while (head.Length < LongestHead && _stream.ReadByte() is >= 0 and var next)
        {
            head.Append((char)next);
            if (next == '\n' && head.Length >= 4 && head[^3] == '\n')
            {
                break;
            }
        }

        return head.Length > 12 && int.TryParse(head.ToString(9, 3), System.Globalization.CultureInfo.InvariantCulture, out var status) ? status : 0;
    }
}
