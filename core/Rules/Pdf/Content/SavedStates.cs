namespace PluginHost.Rules.Pdf;

/// <summary>What q keeps for Q. Too many are only counted, so that each Q still meets its own q.</summary>
internal sealed class SavedStates(int most)
{
    private readonly Stack<GraphicsState> _states = new();
    private int _beyond;
    private int _floor;

    public void Save(GraphicsState state)
    {
        if (_states.Count < most)
        {
            _states.Push(state);
        }
        else
        {
            _beyond++;
        }
    }

    /// <returns>The state as it is now when there is none to bring back.</returns>
    public GraphicsState Restore(GraphicsState now)
    {
        if (_beyond > 0)
        {
            _beyond--;
            return now;
        }

        return _states.Count > _floor ? _states.Pop() : now;
    }

    /// <summary>From now on only what is saved from now on can be brought back.</summary>
    /// <returns>What takes this back.</returns>
    public (int Floor, int Beyond) Fence()
    {
        var before = (_floor, _beyond);
        (_floor, _beyond) = (_states.Count, 0);
        return before;
    }

    /// <summary>Forgets all that was saved behind the fence.</summary>
    public void Unfence((int Floor, int Beyond) before)
    {
        while (_states.Count > _floor)
        {
            _states.Pop();
        }

        (_floor, _beyond) = before;
    }
}
