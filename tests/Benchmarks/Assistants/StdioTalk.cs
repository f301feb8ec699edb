using System.Diagnostics;
using System.Text;

namespace PluginHost.Benchmarks;

/// <summary>A server at the other end of two pipes.</summary>
internal sealed class StdioTalk : IDisposable
{
    private readonly Process _process;
    private readonly Stream _input;
    private readonly byte[] _buffer = new byte[1 << 20];
    private int _filled;
    private int _read;
    private int _ids;

    public StdioTalk(string program, params string[] arguments)
    {
        _process = Process.Start(new ProcessStartInfo(program, arguments) { UseShellExecute = false, RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true })!;
        _process.ErrorDataReceived += static (_, _) => { };
        _process.BeginErrorReadLine();
        _input = _process.StandardInput.BaseStream;
    }

    public async Task BeginAsync()
    {
        await AskAsync(Dialogue.Greeting);
        await SendAsync(Dialogue.Ready);
    }

    /// <summary>Asks and waits for the answer.</summary>
    public async Task AskAsync(Func<int, string> question)
    {
        var id = ++_ids;
        await SendAsync(question(id));
        while (true)
        {
            var line = await LineAsync();
            if (Dialogue.Answers(line.Span, id))
            {
                return;
            }
        }
    }

    public void Dispose()
    {
        _input.Dispose();
        if (!_process.WaitForExit(10_000))
        {
            _process.Kill();
        }

        _process.Dispose();
    }

    private async Task SendAsync(string message)
    {
        await _input.WriteAsync(Encoding.UTF8.GetBytes(message + "\n"));
        await _input.FlushAsync();
    }

    private async Task<ReadOnlyMemory<byte>> LineAsync()
    {
        while (true)
        {
            var end = _buffer.AsSpan(_read, _filled - _read).IndexOf((byte)'\n');
            if (end >= 0)
            {
                var line = _buffer.AsMemory(_read, end);
                _read += end + 1;
                return line;
            }

            _buffer.AsSpan(_read, _filled - _read).CopyTo(_buffer);
            (_filled, _read) = (_filled - _read, 0);
            var more = await _process.StandardOutput.BaseStream.ReadAsync(_buffer.AsMemory(_filled));
            _filled += more > 0 ? more : throw new InvalidOperationException("The server ended.");
        }
    }
}
