using System.Text;
using System.Text.Json;
using ModelContextProtocol.Protocol;
using PluginHost.Sdk;

namespace PluginHost.Host;

/// <summary>
/// The way to a host of this process that may still be starting. What is remembered is answered meanwhile, and asked of the host all the same once it is there:
/// its answer is what is remembered from then on, and where it is another one, the client is told to ask again. Everything else waits for the host.
/// </summary>
/// <param name="answers">What is remembered.</param>
/// <param name="open">The way to the host, which takes until it is there.</param>
/// <param name="settled">Whether all plugins of the host are there.</param>
internal sealed class EarlyLine(EarlyAnswers answers, Func<Result<IHostLine>> open, Func<bool> settled) : IHostLine
{
    /// <summary>Clients say two or three things before they wait; who says more waits as well.</summary>
    private const int MostSaid = 16;

    private static readonly byte[] Changed = Encoding.UTF8.GetBytes($$"""{"jsonrpc":"2.0","method":"{{NotificationMethods.ToolListChangedNotification}}"}""");

    private readonly Lock _gate = new();
    private readonly Queue<byte[]> _said = [];
    private readonly Dictionary<string, Question> _asked = new(StringComparer.Ordinal);
    private readonly TaskCompletionSource<Action<ReadOnlyMemory<byte>>> _heard = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource<IHostLine?> _there = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private Task _keeping = Task.CompletedTask;
    private volatile bool _learnt;

    /// <summary>Nothing is told, learnt or looked at any more.</summary>
    private volatile bool _plain;
    private volatile bool _gone;

    public void Send(ReadOnlyMemory<byte> message, bool more)
    {
        if (_learnt || !TryAnswer(message))
        {
            _there.Task.GetAwaiter().GetResult()?.Send(message, more);
        }
    }

    public void End() => _there.Task.GetAwaiter().GetResult()?.End();

    public void Receive(Action<ReadOnlyMemory<byte>> heard)
    {
        _heard.TrySetResult(heard);
        if (Arrive() is { } line)
        {
            line.Receive(message => Pass(message, heard));
        }
    }

    public void Dispose()
    {
        _gone = true;
        if (_there.Task is { IsCompletedSuccessfully: true, Result: { } line })
        {
            line.Dispose();
        }

        _keeping.GetAwaiter().GetResult();
    }

    /// <summary>Waits for the host, and tells it what was said before it was there.</summary>
    private IHostLine? Arrive()
    {
        IHostLine? line = null;
        try
        {
            line = open() is { Succeeded: true, Value: var opened } ? opened : null;
            while (line is not null && !_gone)
            {
                byte[]? next;
                lock (_gate)
                {
                    if (!_said.TryDequeue(out next))
                    {
                        _there.SetResult(line);
                        return line;
                    }
                }

                line.Send(next, more: false);
            }
        }
        catch (Exception e) when (e is not OutOfMemoryException)
        {
            // Whoever opens it once more finds out why.
        }

        line?.Dispose();
        _there.TrySetResult(null);
        return null;
    }

    /// <returns>False when only the host can.</returns>
    private bool TryAnswer(ReadOnlyMemory<byte> message)
    {
        if (Envelope.Of(message.Span) is not { Method: { } method } said)
        {
            return false;
        }

        var asked = said.Id is not null && EarlyAnswers.Keeps(method) ? Piece(message, "params") : null;
        string? answer;
        lock (_gate)
        {
            var early = !_there.Task.IsCompleted && _said.Count < MostSaid;
            answer = early && asked is not null ? answers.To(method, asked) : null;
            if (asked is not null)
            {
                _asked[said.Id!] = new Question(method, asked, answer);
            }

            if (!early || (answer is null && method != NotificationMethods.InitializedNotification))
            {
                return false;
            }

            _said.Enqueue(message.ToArray());
        }

        if (answer is not null)
        {
            _heard.Task.GetAwaiter().GetResult()(Encoding.UTF8.GetBytes($$"""{"jsonrpc":"2.0","id":{{said.Id}},"result":{{answer}}}"""));
        }

        return true;
    }

    private void Pass(ReadOnlyMemory<byte> message, Action<ReadOnlyMemory<byte>> heard)
    {
        var question = _plain ? null : AnsweredBy(message);
        if (question?.Told is null)
        {
            heard(message);
        }

        if (question is not null && Piece(message, "result") is { } answered)
        {
            if (question.Told is { } told && question.Method == RequestMethods.ToolsList && told != answered)
            {
                heard(Changed);
            }

            Learn(question, answered);
        }
    }

    private Question? AnsweredBy(ReadOnlyMemory<byte> message)
    {
        if (Conversation.AnsweredBy(message) is not { } id)
        {
            return null;
        }

        lock (_gate)
        {
            _asked.Remove(id, out var question);
            _plain = _learnt && _asked.Count == 0;
            return question;
        }
    }

    private void Learn(Question question, string answered)
    {
        if (_learnt || answered.Length == 0 || answered.Contains("\"nextCursor\":\"", StringComparison.Ordinal))
        {
            return;
        }

        answers.Learn(question.Method, question.Asked, answered);
        if (question.Method == RequestMethods.ToolsList && settled())
        {
            _learnt = true;
            _keeping = Task.Run(answers.Keep);
        }
    }

    /// <returns>A piece of a message as it stands there; empty where there is none, null where it is no message.</returns>
    private static string? Piece(ReadOnlyMemory<byte> message, string name)
    {
        try
        {
            using var parsed = JsonDocument.Parse(message);
            return parsed.RootElement.TryGetProperty(name, out var piece) ? piece.GetRawText() : string.Empty;
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException or DecoderFallbackException)
        {
            return null;
        }
    }

    /// <param name="Method">What was asked.</param>
    /// <param name="Asked">How, but for its id.</param>
    /// <param name="Told">What the client has been answered already.</param>
    private sealed record Question(string Method, string Asked, string? Told);
}
