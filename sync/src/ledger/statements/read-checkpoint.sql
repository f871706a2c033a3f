select position from checkpoints where source = :source
