"""READ: a file of raw/ becomes a Reading, whatever page or tool it came from."""
