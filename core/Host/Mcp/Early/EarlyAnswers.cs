using ModelContextProtocol.Protocol;

namespace PluginHost.Host;

/// <summary>
/// How an assistant's first questions were answered here the last time. It stands for as long as all is the same that the answers rest on, and for the very
/// same questions; a file that says anything else is none.
/// </summary>
internal sealed class EarlyAnswers(HostSettings settings, string? person, ClientQuery wish)
{
    private const int MostFiles = 32;
    private const int Longest = 8 * 1024 * 1024;

    private readonly string _folder = Path.Combine(settings.Folder, "assistants");
    private readonly Dictionary<string, Pair> _known = new(StringComparer.Ordinal);
    private string? _mark;

    private string FileName => Path.Combine(_folder, EarlyMark.Digest($"{person}\n{wish.Text}")[..16] + ".txt");

    /// <summary>Whether the answer to what a client says can be remembered at all.</summary>
    public static bool Keeps(string? method) => method is RequestMethods.Initialize or RequestMethods.ToolsList;

    /// <summary>Reads what is remembered. Before the host looks at anything, so that what changes meanwhile is noticed.</summary>
    /// <returns>False when nothing is.</returns>
    public bool Recall()
    {
        _mark = EarlyMark.Of(settings, person, wish);
        try
        {
            var file = new FileInfo(FileName);
            if (_mark is null || !file.Exists || file.Length > Longest)
            {
                return false;
            }

            var lines = File.ReadAllText(file.FullName).Split('\n');
            if (lines is not [var digest, var mark, var greeting, var greeted, var list, var listed] || mark != _mark || digest != DigestOf(lines))
            {
                return false;
            }

            _known[RequestMethods.Initialize] = new Pair(greeting, greeted);
            _known[RequestMethods.ToolsList] = new Pair(list, listed);
            return true;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return false;
        }
    }

    /// <summary>The result that a question had the last time; null for another question.</summary>
    public string? To(string method, string asked) => _known.TryGetValue(method, out var pair) && pair.Asked == asked ? pair.Answered : null;

    public void Learn(string method, string asked, string answered) => _known[method] = new Pair(asked, answered);

    /// <summary>Writes it down, if all is still as it was when the host began to look.</summary>
    public void Keep()
    {
        if (_mark is null || _known.Count < 2 || EarlyMark.Of(settings, person, wish) != _mark)
        {
            return;
        }

        var (greeting, list) = (_known[RequestMethods.Initialize], _known[RequestMethods.ToolsList]);
        string[] lines = [string.Empty, _mark, greeting.Asked, greeting.Answered, list.Asked, list.Answered];
        lines[0] = DigestOf(lines);
        try
        {
            Directory.CreateDirectory(_folder);
            var draft = FileName + ".new";
            File.WriteAllText(draft, string.Join('\n', lines));
            File.Move(draft, FileName, overwrite: true);
            foreach (var old in new DirectoryInfo(_folder).GetFiles().OrderByDescending(static file => file.LastWriteTimeUtc).Skip(MostFiles))
            {
                old.Delete();
            }
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // The next start is slower.
        }
    }

    private static string DigestOf(string[] lines) => EarlyMark.Digest(string.Join('\n', lines, 1, lines.Length - 1));

    private sealed record Pair(string Asked, string Answered);
}
