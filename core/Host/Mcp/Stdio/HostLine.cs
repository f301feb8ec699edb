using System.Net;
using System.Net.Sockets;
using System.Text;
using PluginHost.Sdk;

namespace PluginHost.Host;

/// <summary>
/// A connection to a host that carries whole messages, a line each, either way, and a blank line when nothing more will be said. It begins as a request
/// like any other, so that the host's doors check it. Whoever waits here waits on a thread of its own: every other way costs more than the call does.
/// </summary>
internal sealed class HostLine : IDisposable
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

    /// <summary>Whether somebody who says nothing for a while is taken to have gone.</summary>
    public bool Hurries
    {
        set => _stream.ReadTimeout = value ? (int)Patience.TotalMilliseconds : Timeout.Infinite;
    }

    public static Result<HostLine> Open(int port, string key, string? person, string query)
    {
        if (person?.Any(static sign => sign is <= ' ' or > '~') == true)
        {
            return Error.Invalid("as", "A person's id has no spaces and only plain letters, digits and signs.");
        }

        var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        try
        {
            socket.Connect(IPAddress.Loopback, port);
            var line = new HostLine(new NetworkStream(socket, ownsSocket: true)) { Hurries = true };
            line._stream.Write(Encoding.ASCII.GetBytes(
                $"GET {Path}?{query} HTTP/1.1\r\nHost: 127.0.0.1:{port}\r\nConnection: Upgrade\r\nUpgrade: {Protocol}\r\nAuthorization: Bearer {key}\r\n{(person is null ? "" : $"X-PluginHost-As: {person}\r\n")}\r\n"));
            if (Refused(line.Status()) is { } refused)
            {
                line.Dispose();
                return refused;
            }

            line.Hurries = false;
            return line;
        }
        catch (Exception e) when (e is SocketException or IOException)
        {
            socket.Dispose();
            return new Error(Unreachable, "The host cannot be reached.") { Hint = $"See whether it runs with: {Invocation.Name} status" };
        }
    }

    /// <summary>Says one message. That nobody heard it shows when nobody answers.</summary>
    public void Send(ReadOnlySpan<byte> message)
    {
        if (_sent.Length <= message.Length)
        {
            _sent = new byte[message.Length * 2];
        }

        message.CopyTo(_sent);
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

    /// <summary>Says that nothing more will be said; what is under way is still answered.</summary>
    public void End() => Send([]);

    /// <returns>The next message, which stands until another is asked for; null when the host has gone.</returns>
    public ReadOnlyMemory<byte>? Next()
    {
        try
        {
            return _lines.Next();
        }
        catch (Exception e) when (e is IOException or ObjectDisposedException)
        {
            return default(ReadOnlyMemory<byte>?);
        }
    }

    public void Dispose()
    {
        _stream.Dispose();
        _lines.Dispose();
    }

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
