namespace PluginHost.Rules.Pdf;

/// <summary>The marked content around the letters that are drawn now.</summary>
internal sealed class MarkStack(int depth)
{
    private readonly Stack<(int Mark, bool Replaces)> _open = new();
    private int _beyond;
    private int _floor;

    public const int None = -1;
    public const int Artifact = -2;

    public int Mark => _open.TryPeek(out var top) ? top.Mark : None;

    /// <summary>What stands for all letters within; null once it was given out.</summary>
    public string? Replacement { get; private set; }

    public bool Replaces => _open.TryPeek(out var top) && top.Replaces;

    public void Begin(string tag, int? number, string? replacement)
    {
        if (_open.Count >= depth)
        {
            _beyond++;
            return;
        }

        var mark = Mark == Artifact || tag == "Artifact" ? Artifact : number ?? Mark;
        Replacement = replacement ?? Replacement;
        _open.Push((mark, replacement is not null || Replaces));
    }

    public void End()
    {
        if (_beyond > 0)
        {
            _beyond--;
        }
        else if (_open.Count > _floor)
        {
            Pop();
        }
    }

    /// <summary>From now on only what begins from now on can end.</summary>
    /// <returns>What takes this back.</returns>
    public (int Floor, int Beyond) Fence()
    {
        var before = (_floor, _beyond);
        (_floor, _beyond) = (_open.Count, 0);
        return before;
    }

    /// <summary>Ends all that began behind the fence.</summary>
    public void Unfence((int Floor, int Beyond) before)
    {
        while (_open.Count > _floor)
        {
            Pop();
        }

        (_floor, _beyond) = before;
    }

    public string TakeReplacement()
    {
        var text = Replacement ?? "";
        Replacement = "";
        return text;
    }

    private void Pop()
    {
        _open.Pop();
        if (!Replaces)
        {
            Replacement = null;
        }
    }
}
