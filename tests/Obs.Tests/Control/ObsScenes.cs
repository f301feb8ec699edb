using System.Text.Json.Nodes;

namespace PluginHost.Obs.Tests;

/// <summary>The scenes, inputs and items of an OBS, and what its requests do to them, with the codes of its protocol.</summary>
internal sealed class ObsScenes(params string[] kinds)
{
    private readonly Lock _gate = new();
    private readonly List<string> _scenes = ["Scene", "Battle", "Talk"];
    private readonly Dictionary<string, (string Kind, JsonObject Settings)> _inputs = new(StringComparer.Ordinal);
    private readonly List<(string Scene, string Source, bool Enabled)> _items = [];
    private string _current = "Scene";

    public string Current
    {
        get
        {
            lock (_gate)
            {
                return _current;
            }
        }
    }

    /// <summary>So many switches are refused since it is busy.</summary>
    public int Busy { get; set; }

    public IReadOnlyDictionary<string, JsonObject> Inputs
    {
        get
        {
            lock (_gate)
            {
                return _inputs.ToDictionary(static input => input.Key, static input => (JsonObject)input.Value.Settings.DeepClone(), StringComparer.Ordinal);
            }
        }
    }

    public IReadOnlyList<(string Scene, string Source, bool Enabled)> Items
    {
        get
        {
            lock (_gate)
            {
                return [.. _items];
            }
        }
    }

    public (int Code, JsonObject? Data, (string Event, JsonObject Data)? News) Do(string request, JsonObject? data)
    {
        lock (_gate)
        {
            return request switch
            {
                "GetVersion" => Done(new JsonObject { ["obsVersion"] = "30.2.0", ["obsWebSocketVersion"] = "5.5.0", ["rpcVersion"] = 1 }),
                "GetVideoSettings" => Done(new JsonObject { ["baseWidth"] = 2560, ["baseHeight"] = 1440, ["outputWidth"] = 1280, ["outputHeight"] = 720 }),
                "GetStreamStatus" or "GetRecordStatus" => Done(new JsonObject { ["outputActive"] = request == "GetStreamStatus" }),
                "GetCurrentProgramScene" => Done(new JsonObject { ["currentProgramSceneName"] = _current }),
                "GetSceneList" => Done(new JsonObject { ["currentProgramSceneName"] = _current, ["scenes"] = new JsonArray([.. Enumerable.Reverse(_scenes).Select((scene, index) => new JsonObject { ["sceneIndex"] = index, ["sceneName"] = scene })]) }),
                "GetInputKindList" => Done(new JsonObject { ["inputKinds"] = new JsonArray([.. kinds.Select(static kind => JsonValue.Create(kind))]) }),
                "GetInputList" => Done(new JsonObject { ["inputs"] = new JsonArray([.. _inputs.Select(static input => new JsonObject { ["inputName"] = input.Key, ["inputKind"] = input.Value.Kind, ["unversionedInputKind"] = input.Value.Kind })]) }),
                _ when data is null => (request is "CreateScene" or "SetCurrentProgramScene" or "GetSceneItemList" or "CreateInput" or "SetInputSettings" or "CreateSceneItem" ? 301 : 204, null, null),
                "CreateScene" => Create(Text(data, "sceneName")),
                "SetCurrentProgramScene" => Switch(Text(data, "sceneName")),
                "GetSceneItemList" => _scenes.Contains(Text(data, "sceneName")) ? Done(Listed(Text(data, "sceneName"))) : (600, null, null),
                "CreateInput" => CreateInput(data),
                "SetInputSettings" => Change(data),
                "CreateSceneItem" => Place(Text(data, "sceneName"), Text(data, "sourceName"), data),
                _ => (204, null, null),
            };
        }
    }

    /// <summary>Somebody at OBS clicks a source away.</summary>
    public void Unplace(string source)
    {
        lock (_gate)
        {
            _items.RemoveAll(item => item.Source == source);
        }
    }

    private static (int Code, JsonObject? Data, (string Event, JsonObject Data)? News) Done(JsonObject? data = null) => (100, data, null);

    private static string Text(JsonObject data, string name) => data[name]?.GetValue<string>() ?? "";

    private (int Code, JsonObject? Data, (string Event, JsonObject Data)? News) Create(string scene)
    {
        if (_scenes.Contains(scene) || _inputs.ContainsKey(scene))
        {
            return (601, null, null);
        }

        _scenes.Add(scene);
        return Done();
    }

    private (int Code, JsonObject? Data, (string Event, JsonObject Data)? News) Switch(string scene)
    {
        if (Busy > 0)
        {
            Busy--;
            return (207, null, null);
        }

        if (!_scenes.Contains(scene))
        {
            return (600, null, null);
        }

        _current = scene;
        return (100, null, ("CurrentProgramSceneChanged", new JsonObject { ["sceneName"] = scene }));
    }

    private (int Code, JsonObject? Data, (string Event, JsonObject Data)? News) CreateInput(JsonObject data)
    {
        var (scene, name, kind) = (Text(data, "sceneName"), Text(data, "inputName"), Text(data, "inputKind"));
        if (!_scenes.Contains(scene))
        {
            return (600, null, null);
        }

        if (_inputs.ContainsKey(name) || _scenes.Contains(name))
        {
            return (601, null, null);
        }

        if (!kinds.Contains(kind, StringComparer.Ordinal))
        {
            return (605, null, null);
        }

        _inputs[name] = (kind, data["inputSettings"]?.DeepClone() as JsonObject ?? []);
        return Place(scene, name, data);
    }

    private (int Code, JsonObject? Data, (string Event, JsonObject Data)? News) Change(JsonObject data)
    {
        if (!_inputs.TryGetValue(Text(data, "inputName"), out var input))
        {
            return (600, null, null);
        }

        foreach (var (name, value) in data["inputSettings"]!.AsObject())
        {
            input.Settings[name] = value?.DeepClone();
        }

        return Done();
    }

    private (int Code, JsonObject? Data, (string Event, JsonObject Data)? News) Place(string scene, string source, JsonObject data)
    {
        if (!_scenes.Contains(scene) || !_inputs.ContainsKey(source))
        {
            return (600, null, null);
        }

        _items.Add((scene, source, data["sceneItemEnabled"]?.GetValue<bool>() ?? true));
        return Done(new JsonObject { ["sceneItemId"] = _items.Count });
    }

    private JsonObject Listed(string scene) => new()
    {
        ["sceneItems"] = new JsonArray([.. _items.Where(item => item.Scene == scene).Select(static (item, index) => new JsonObject { ["sceneItemId"] = index + 1, ["sourceName"] = item.Source, ["sceneItemEnabled"] = item.Enabled })]),
    };
}
